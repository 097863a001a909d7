import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { ReviewSubmissionsService } from '../review-submissions.service.js';
import { CompletenessRepository } from '../store/completeness.repository.js';
import { SourceWatchRepository } from '../store/source-watch.repository.js';
import { SweepDifferenceRepository } from '../store/sweep-difference.repository.js';
import { SweepRepository, type Sweep } from '../store/sweep.repository.js';

/** After a sweep's differences were settled: reviews, the completeness ledger, and from where to go on. */
@Injectable()
export class ConcludeSweepService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SweepRepository) private readonly sweeps: SweepRepository,
    @Inject(SweepDifferenceRepository) private readonly differences: SweepDifferenceRepository,
    @Inject(ReviewSubmissionsService) private readonly reviewing: ReviewSubmissionsService,
    @Inject(CompletenessRepository) private readonly completeness: CompletenessRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
  ) {}

  /** @param koboCount how many submissions Kobo says that the form has; null where it does not say */
  async conclude(source: FollowedSource, sweep: Sweep, { koboCount, at }: { koboCount: number | null; at: string }): Promise<void> {
    const whole = sweep.kind !== 'tail';
    await inTransaction(this.database, async (tx) => {
      if (!(await this.sweeps.hold(tx, sweep))) return;
      await this.reviewing.see(tx, await this.differences.reviews(tx, sweep, source), at);
      if (whole) await this.completeness.write(tx, source, at);
      const countGap = koboCount === null ? 0 : koboCount - (await this.completeness.liveCount(tx, source));
      // What was done before the sweep began is settled: the history is read from there. Whether there is one is asked anew: a right may have come back.
      const swept = whole ? { sweptAt: sweep.startedAt, sweepAsked: false, historyAt: at, historyUntil: sweep.startedAt, historyMissing: false } : {};
      await this.watches.note(tx, source.id, { countGap, tailAt: at, ...swept, ...(sweep.kind === 'backfill' ? { backfilledAt: at } : {}) });
      await this.sweeps.end(tx, source.id);
    });
  }
}
