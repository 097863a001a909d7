import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { credentialOf, type Credential } from './domain/credential.js';
import { IngestionConfiguration } from './ingestion.config.js';
import { NO_PUBLIC_URL, NOT_CONNECTED } from './ingestion.problems.js';
import { KoboClient } from './kobo/kobo-client.js';
import type { KoboViewer } from './kobo/kobo-form.js';
import { KoboHooks } from './kobo/kobo-hooks.js';
import type { FollowedSource } from './reconcile-submission.service.js';
import { SourceRepository } from './store/source.repository.js';

export const SECRET_HEADER = 'X-Passage-Key';

/** What Kobo says of the form. */
export interface LookedAt {
  readonly form: string | null;
  readonly deployedVersion: string | null;
  readonly submissions: number | null;
  /** The token sees every submission: without that, what is missing proves nothing. */
  readonly seesAll: boolean;
  /** Who can see the form's data in Kobo: for a form of protection each of them is a question. */
  readonly viewers: readonly KoboViewer[];
}

export interface Connected extends LookedAt {
  readonly hook: string;
  readonly endpoint: string;
}

/** Makes and mends the REST service in Kobo that posts to us. */
@Injectable()
export class ConnectSourceService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboHooks) private readonly hooks: KoboHooks,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(IngestionConfiguration) private readonly config: IngestionConfiguration,
  ) {}

  endpointOf(id: string): string {
    const { publicUrl } = this.config;
    if (publicUrl === undefined) throw new Problem(NO_PUBLIC_URL, { en: 'Set PUBLIC_URL to the address at which Kobo reaches ingestion, and start it again.', lo: 'ຕັ້ງ PUBLIC_URL ໃຫ້ເປັນທີ່ຢູ່ທີ່ Kobo ເຂົ້າເຖິງໄດ້ ແລ້ວເລີ່ມໃໝ່.' });
    return `${publicUrl.replace(/\/$/, '')}/v1/hooks/kobo/${id}`;
  }

  /** @throws KoboUnavailable */
  async look(source: FollowedSource): Promise<LookedAt> {
    const { name, deployedVersion, submissionCount, seesAll, viewers } = await this.kobo.form(source.kobo, source.asset);
    return { form: name, deployedVersion, submissions: submissionCount, seesAll, viewers };
  }

  /** Finds our REST service by its address, or makes it; gives it a new secret either way. @throws Problem, KoboUnavailable */
  async connect(source: FollowedSource): Promise<Connected> {
    const endpoint = this.endpointOf(source.id);
    const form = await this.look(source);
    const hooks = await this.hooks.list(source.kobo, source.asset);
    if (!hooks) throw new Problem(NOT_CONNECTED, { en: 'The token may not manage the form: give its account the rights to change the form and to see its submissions.', lo: 'token ບໍ່ມີສິດຈັດການແບບຟອມ: ໃຫ້ສິດແກ້ແບບຟອມ ແລະ ເບິ່ງຂໍ້ມູນ.' });
    const known = hooks.find(({ uid }) => uid === source.hookUid) ?? hooks.find((hook) => hook.endpoint === endpoint);
    const hook = await this.renew(source, { endpoint, uid: known?.uid ?? null });
    return { hook, endpoint, ...form };
  }

  /** A new secret: taken here first, then given to Kobo; the newest of the others stays valid for what is on its way. */
  async renew(source: FollowedSource, { endpoint, uid }: { endpoint: string; uid: string | null }): Promise<string> {
    const header = { name: SECRET_HEADER, value: randomBytes(32).toString('base64url') };
    const credentials: readonly Credential[] = [credentialOf({ type: 'header', ...header }), ...source.credentials.slice(0, 1)];
    const manager = this.database.manager;
    if (uid !== null) await this.sources.setHook(manager, source.id, { hookUid: uid, credentials });
    else await this.sources.setHook(manager, source.id, { hookUid: '', credentials });
    const hookUid = uid ?? (await this.hooks.create(source.kobo, source.asset, { endpoint, header }));
    if (uid !== null) await this.hooks.mend(source.kobo, source.asset, uid, { endpoint, header });
    await this.sources.setHook(manager, source.id, { hookUid });
    return hookUid;
  }
}
