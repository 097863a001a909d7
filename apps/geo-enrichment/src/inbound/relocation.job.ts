import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { LocateAgainService } from '../locate-again.service.js';

const PAUSE_MS = 2_000;

/**
 * Looks for stale locations all the time instead of once per change: a record that was being located while its point was entered or a boundary
 * set imported is found as well, and so is what a crash left undone. Finding none costs one index entry a point and a name.
 */
@Injectable()
export class RelocationJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LocateAgainService) private readonly location: LocateAgainService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const looked = await this.once();
      if (looked === 0 && !this.stopping) await this.pause();
    }
  }

  private async once(): Promise<number> {
    try {
      const { looked, changed } = await inTransaction(this.database, (tx) => this.location.locateAgain(tx));
      if (looked > 0) this.log.info({ looked, changed }, 'looked at again after a change of the register, the boundaries or the names');
      return looked;
    } catch (error) {
      this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'not located again, will try again');
      return 0;
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
