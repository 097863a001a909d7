import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { KeepVaultService } from '../keep-vault.service.js';

const EVERY_MS = 6 * 3_600_000;

/** Applies the policy of retention a few times a day. Several processes may: what is gone is gone. */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(KeepVaultService) private readonly keeping: KeepVaultService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Nest calls it once for the HTTP door and once for the consumers. */
  onApplicationBootstrap(): void {
    const start = (): void => {
      this.running = this.run();
    };
    if (this.timer !== undefined) return;
    this.timer = setInterval(start, EVERY_MS);
    start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      const destroyed = await this.keeping.retain();
      if (Object.values(destroyed).some((n) => n > 0)) this.log.info({ ...destroyed }, 'bodies beyond their retention were destroyed');
    } catch (error) {
      this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'retention was not applied, will try again');
    }
  }
}
