import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, StandingJob } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { SettlePointDaysService } from '../settle-point-days.service.js';

const PAUSE_MS = 1_000;

/** Counts days of points soon after something about them changed, and when they pass. What a crash left undone waits in the schema. */
@Injectable()
export class PointDayJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly job: StandingJob;

  constructor(@Inject(Database) database: Database, @Inject(SettlePointDaysService) days: SettlePointDaysService, @Inject(LOGGER) log: Logger) {
    this.job = new StandingJob({ name: 'settling days of points', pauseMs: PAUSE_MS, log, work: async () => (await inTransaction(database, (tx) => days.settle(tx))).length > 0 });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.job.stop();
  }
}
