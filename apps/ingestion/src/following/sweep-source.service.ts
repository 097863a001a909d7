import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database } from '@fm/persistence';
import { ConcludeSweepService } from './conclude-sweep.service.js';
import type { Following, FollowStep } from './follow-step.js';
import { KoboClient } from '../kobo/kobo-client.js';
import { ReadSweepService } from './read-sweep.service.js';
import { SweepRepository } from '../store/sweep.repository.js';

/** Sweeps a form when it is time, a page at a time. What a sweep found is settled by the step before this one; then the sweep is concluded. */
@Injectable()
export class SweepSourceService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SweepRepository) private readonly sweeps: SweepRepository,
    @Inject(ReadSweepService) private readonly reading: ReadSweepService,
    @Inject(ConcludeSweepService) private readonly concluding: ConcludeSweepService,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async step({ source, work, now }: Following): Promise<boolean> {
    const sweep = await this.sweeps.current(this.database.manager, source.id);
    if (sweep && !sweep.listed) {
      await this.reading.turn(source, sweep);
      return true;
    }
    if (sweep) {
      const { submissionCount } = await this.kobo.form(source.kobo, source.asset);
      await this.concluding.conclude(source, sweep, { koboCount: submissionCount, at: now.toISOString() });
      this.log.info({ source: source.id, kind: sweep.kind, pages: sweep.pages }, 'swept');
      return true;
    }
    if (work !== 'backfill' && work !== 'full' && work !== 'tail') return false;
    await this.reading.start(source, work);
    return true;
  }
}
