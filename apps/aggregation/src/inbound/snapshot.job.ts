import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, StandingJob } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { TakeSnapshotsService } from '../take-snapshots.service.js';

const PAUSE_MS = 5_000;

/** Takes the snapshots of periods that are over, and again where something of them changed later. */
@Injectable()
export class SnapshotJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly job: StandingJob;

  constructor(@Inject(Database) database: Database, @Inject(TakeSnapshotsService) snapshots: TakeSnapshotsService, @Inject(LOGGER) log: Logger) {
    this.job = new StandingJob({ name: 'taking snapshots', pauseMs: PAUSE_MS, log, work: () => inTransaction(database, (tx) => snapshots.take(tx)) });
  }

  onApplicationBootstrap(): void {
    this.job.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.job.stop();
  }
}
