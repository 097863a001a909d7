import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database } from '@fm/persistence';
import { nextWork, restAfter, type SourceWatch, type WatchIntervals } from '../domain/watch-schedule.js';
import { FOLLOW_STEPS, type FollowStep } from './follow-step.js';
import { WATCH_INTERVALS } from '../ingestion.config.js';
import { KoboUnavailable } from '../kobo/kobo-transport.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { SourceWatchRepository } from '../store/source-watch.repository.js';

/** Follows one source: what Kobo never sends is asked for, a small piece of work at a time, so that a stop loses nothing. */
@Injectable()
export class FollowSourceService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FOLLOW_STEPS) private readonly steps: readonly FollowStep[],
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
    @Inject(WATCH_INTERVALS) private readonly intervals: WatchIntervals,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Does the next piece of work. Whatever fails, the other sources go on. @returns whether there may be more now */
  async follow(source: FollowedSource): Promise<boolean> {
    const [watch, now] = [await this.watches.of(this.database.manager, source.id), this.clock.now()];
    if (watch.restingUntil !== null && Date.parse(watch.restingUntil) > now.getTime()) return false;
    try {
      for (const step of this.steps) {
        if (!(await step.step({ source, watch, work: nextWork(watch, this.intervals, now), now }))) continue;
        if (watch.failures > 0) await this.watches.note(this.database.manager, source.id, { failures: 0, lastError: null, failingSince: null, restingUntil: null });
        return true;
      }
      return false;
    } catch (error) {
      await this.rest(source, watch, { error, now });
      return false;
    }
  }

  private async rest(source: FollowedSource, watch: SourceWatch, { error, now }: { error: unknown; now: Date }): Promise<void> {
    const [failures, reason] = [watch.failures + 1, error instanceof Error ? error.message : String(error)];
    const restingUntil = new Date(now.getTime() + restAfter(failures, error instanceof KoboUnavailable ? error.afterMs : 0)).toISOString();
    this.log.warn({ source: source.id, failures, restingUntil, error: reason }, 'this source is left alone for a while');
    await this.watches.note(this.database.manager, source.id, { failures, restingUntil, lastError: reason, failingSince: watch.failingSince ?? now.toISOString() });
  }
}
