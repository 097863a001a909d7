import { Inject, Injectable } from '@nestjs/common';
import { FORM_DEPLOYED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { mediaPathsOf } from '../domain/attachments.js';
import { KoboClient } from '../kobo/kobo-client.js';
import type { KoboForm } from '../kobo/kobo-form.js';
import { formDeployedEvent } from '../outbound/form-deployed.event.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { FormVersionRepository } from '../store/form-version.repository.js';

/** So many versions are read in one look: a form that was deployed a hundred times is read over several. */
const MOST_AT_ONCE = 5;

/** Notices a form that was deployed anew, and the versions that submissions came with, and tells their content. */
@Injectable()
export class NoticeFormService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(FormVersionRepository) private readonly forms: FormVersionRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async notice(source: FollowedSource, form: KoboForm): Promise<void> {
    const manager = this.database.manager;
    const deployed = form.deployedVersion !== null && !(await this.forms.isKnown(manager, source, form.deployedVersion)) ? [form.deployedVersion] : [];
    const versions = new Set([...deployed, ...(await this.forms.untold(manager, source))]);
    for (const version of [...versions].slice(0, MOST_AT_ONCE)) await this.tell(source, form, version);
  }

  /** A version that Kobo does not know is noted as one without content, and not asked for again. */
  private async tell(source: FollowedSource, form: KoboForm, formVersion: string): Promise<void> {
    const content = await this.kobo.contentOf(source.kobo, source.asset, formVersion);
    const noticedAt = this.clock.now().toISOString();
    await inTransaction(this.database, async (tx) => {
      const isNew = await this.forms.add(tx, source, { formVersion, mediaPaths: mediaPathsOf(content ?? {}), noticedAt });
      if (isNew && content !== null) await this.outbox.record(tx, FORM_DEPLOYED, [{ data: formDeployedEvent(source, { formVersion, name: form.name, content, noticedAt }) }]);
    });
  }
}
