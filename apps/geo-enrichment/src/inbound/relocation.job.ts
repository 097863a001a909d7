import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { LocateAgainService } from '../locate-again.service.js';

const PAUSE_MS = 2_000;

/**
 * Looks for stale locations all the time instead of once per change: a record that was being located while its point was entered or a boundary
 * set imported is found as well, and so is what a crash left undone. Finding none costs one index entry a point and a name.
 */
@Injectable()
export class RelocationJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LocateAgainService) private readonly location: LocateAgainService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
    this.jobs = [new StandingJob({ name: 'locating again', pauseMs: PAUSE_MS, log, work: () => this.once() })];
  }

  private async once(): Promise<boolean> {
    const { looked, changed } = await inTransaction(this.database, (tx) => this.location.locateAgain(tx));
    if (looked > 0) this.log.info({ looked, changed }, 'looked at again after a change of the register, the boundaries or the names');
    return looked > 0;
  }
}
