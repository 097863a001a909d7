import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { NoteAnomaliesService } from '../note-anomalies.service.js';
import { SettlePointDaysService } from '../settle-point-days.service.js';

const PAUSE_MS = 1_000;
/** A year of a point is read for it: not for every record. */
const ANOMALY_PAUSE_MS = 5_000;

/** Counts days of points soon after something about them changed, and when they pass. What a crash left undone waits in the schema. */
@Injectable()
export class PointDayJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(Database) database: Database,
    @Inject(SettlePointDaysService) days: SettlePointDaysService,
    @Inject(NoteAnomaliesService) anomalies: NoteAnomaliesService,
    @Inject(LOGGER) log: Logger,
  ) {
    super();
    this.jobs = [
      new StandingJob({ name: 'settling days of points', pauseMs: PAUSE_MS, log, work: async () => (await inTransaction(database, (tx) => days.settle(tx))).length > 0 }),
      new StandingJob({ name: 'noting anomalies', pauseMs: ANOMALY_PAUSE_MS, log, work: () => inTransaction(database, (tx) => anomalies.note(tx)) }),
    ];
  }
}
