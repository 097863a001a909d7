import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { NoticeSilenceService } from '../notice-silence.service.js';
import { WatchDaysService } from '../watch-days.service.js';

const PAUSE_MS = 2_000;
const SILENCE_PAUSE_MS = 60_000;

/** Looks for what is urgent: at the days of which something changed, and at those of which nothing came. What a crash left undone waits in the schema. */
@Injectable()
export class WatchJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(Database) database: Database,
    @Inject(WatchDaysService) days: WatchDaysService,
    @Inject(NoticeSilenceService) silence: NoticeSilenceService,
    @Inject(LOGGER) log: Logger,
  ) {
    super();
    this.jobs = [
      new StandingJob({ name: 'watching days', pauseMs: PAUSE_MS, log, work: () => inTransaction(database, (tx) => days.watch(tx)) }),
      new StandingJob({ name: 'noticing silence', pauseMs: SILENCE_PAUSE_MS, log, work: async () => {
        await inTransaction(database, (tx) => silence.notice(tx));
        return false;
      } }),
    ];
  }
}
