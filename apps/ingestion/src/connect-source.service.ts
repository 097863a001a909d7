import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { credentialOf, isAuthentic, type Credential } from './domain/credential.js';
import { IngestionConfiguration } from './ingestion.config.js';
import { NO_PUBLIC_URL, NOT_CONNECTED } from './ingestion.problems.js';
import { KoboClient } from './kobo/kobo-client.js';
import type { KoboViewer } from './kobo/kobo-form.js';
import { KoboHooks, type KoboHook } from './kobo/kobo-hooks.js';
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

  /** False where we do not know at which address Kobo reaches us. */
  get isReachable(): boolean {
    return this.config.publicUrl !== undefined;
  }

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
    const hook = await this.renew(source, { endpoint, known: known ?? null });
    return { hook, endpoint, ...form };
  }

  /** A new secret: taken here first, then given to Kobo. The one that Kobo has, as far as we know it, stays valid until the next one is in Kobo: a change that fails half-way locks nobody out. */
  async renew({ id, asset, kobo }: FollowedSource, { endpoint, known }: { endpoint: string; known: KoboHook | null }): Promise<string> {
    const header = { name: SECRET_HEADER, value: randomBytes(32).toString('base64url') };
    const manager = this.database.manager;
    const current = (await this.sources.read(manager, id))?.credentials ?? [];
    const inKobo = known && current.find((credential) => isAuthentic([credential], lowerCased(known.headers)));
    const credentials: readonly Credential[] = [credentialOf({ type: 'header', ...header }), ...(inKobo ? [inKobo] : current.slice(0, 1))];
    await this.sources.setHook(manager, id, { hookUid: known?.uid ?? '', credentials });
    const hookUid = known?.uid ?? (await this.hooks.create(kobo, asset, { endpoint, header }));
    if (known) await this.hooks.mend(kobo, asset, known.uid, { endpoint, header });
    await this.sources.setHook(manager, id, { hookUid });
    return hookUid;
  }
}

export const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
