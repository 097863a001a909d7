import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { TakeSnapshotsService } from '../take-snapshots.service.js';

const PAUSE_MS = 5_000;

/** Takes the snapshots of periods that are over, and again where something of them changed later. */
@Injectable()
export class SnapshotJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(@Inject(Database) database: Database, @Inject(TakeSnapshotsService) snapshots: TakeSnapshotsService, @Inject(LOGGER) log: Logger) {
    super();
    this.jobs = [new StandingJob({ name: 'taking snapshots', pauseMs: PAUSE_MS, log, work: () => inTransaction(database, (tx) => snapshots.take(tx)) })];
  }
}
