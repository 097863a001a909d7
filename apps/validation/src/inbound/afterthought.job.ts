import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, StandingJob } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { LookAroundService } from '../look-around.service.js';
import { TripBreakerService } from '../trip-breaker.service.js';

const PAUSE_MS = 2_000;

/** What is seen only after others have come: records beside each other, and rules that hold too much. What a crash left undone waits in the schema. */
@Injectable()
export class AfterthoughtJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly job: StandingJob;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAroundService) private readonly around: LookAroundService,
    @Inject(TripBreakerService) private readonly breaker: TripBreakerService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.job = new StandingJob({ name: 'looking around', pauseMs: PAUSE_MS, log, work: () => this.once() });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.job.stop();
  }

  private async once(): Promise<boolean> {
    const decided = await inTransaction(this.database, (tx) => this.around.look(tx));
    const tripped = await inTransaction(this.database, (tx) => this.breaker.check(tx));
    for (const { rule, source, day, held, records } of tripped ?? []) {
      this.log.warn({ rule, source, day, held, records }, 'a rule held too many records of a source and flags them for that day: look at the rule, or at the source');
    }
    return decided !== null || tripped !== null;
  }
}
