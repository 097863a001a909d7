import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import { sweepForGap } from '../domain/watch-schedule.js';
import type { Following, FollowStep } from './follow-step.js';
import { KoboClient } from '../kobo/kobo-client.js';
import { NoticeFormService } from './notice-form.service.js';
import { ReadSweepService } from './read-sweep.service.js';
import { CompletenessRepository } from '../store/completeness.repository.js';
import { SourceWatchRepository } from '../store/source-watch.repository.js';

/** Looks at the form itself: a new version of it, and whether Kobo counts other submissions than the store. */
@Injectable()
export class LookAtFormService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(NoticeFormService) private readonly noticing: NoticeFormService,
    @Inject(CompletenessRepository) private readonly completeness: CompletenessRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
    @Inject(ReadSweepService) private readonly reading: ReadSweepService,
  ) {}

  async step({ source, watch, work, now }: Following): Promise<boolean> {
    if (work !== 'form') return false;
    const form = await this.kobo.form(source.kobo, source.asset);
    // Noted first: a version that cannot be read must not keep everything else waiting.
    await this.watches.note(this.database.manager, source.id, { formAt: now.toISOString() });
    if (watch.backfilledAt !== null && form.submissionCount !== null) {
      const gap = form.submissionCount - (await this.completeness.liveCount(this.database.manager, source));
      const sweep = sweepForGap(watch, gap);
      if (sweep) await this.reading.start(source, sweep);
    }
    await this.noticing.notice(source, form);
    return true;
  }
}
