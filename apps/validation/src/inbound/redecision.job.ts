import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { RedecideSubmissionsService } from '../redecide-submissions.service.js';

const PAUSE_MS = 2_000;

/** Looks through what a change of exercises concerns. What a crash or a stop left undone waits in the schema and is gone on with. */
@Injectable()
export class RedecisionJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RedecideSubmissionsService) private readonly decisions: RedecideSubmissionsService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
    this.jobs = [new StandingJob({ name: 'deciding again', pauseMs: PAUSE_MS, log, work: () => this.once() })];
  }

  private async once(): Promise<boolean> {
    const decided = await inTransaction(this.database, (tx) => this.decisions.redecide(tx));
    if (decided) this.log.info({ decided }, 'decided again after a change of exercises');
    return decided !== null;
  }
}
