import { setTimeout as pause } from 'node:timers/promises';
import { startAll, type RunningPlatform } from '../../apps/all-in-one/src/start-all.js';
import type { BrokerChoice } from './broker-choice.js';
import type { Environments } from './environments.js';
import type { Log } from './servers/index.js';
import { DRAIN_MS, type Services } from './services.js';

export interface ServicesOptions {
  environments: Environments;
  broker: BrokerChoice;
  log: Log;
}

const BEFORE_RESTART_MS = 1_000;

/** The five services in this process; all are started again when one of them can go on no more. */
export class OneProcess implements Services {
  private running: RunningPlatform | undefined;
  private starting: Promise<void> | undefined;
  private restarting: Promise<void> | undefined;
  private isBroken = false;
  private stopping = false;

  constructor(private readonly options: ServicesOptions) {}

  start(): Promise<void> {
    this.starting = this.startAll();
    return this.starting;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.race([this.close(), pause(DRAIN_MS)]);
  }

  private async startAll(): Promise<void> {
    const { environments, broker } = this.options;
    this.running = await startAll({ environments, broker, onBroken: (service, reason) => this.broken(service, reason) });
  }

  private async close(): Promise<void> {
    await Promise.allSettled([this.starting, this.restarting]);
    await this.running?.close();
  }

  private broken(service: string, reason: string): void {
    if (this.stopping) return;
    this.isBroken = true;
    if (this.restarting) return;
    this.options.log(`${service} can go on no more (${reason}); starting the services again.`);
    this.restarting = this.restart().finally(() => (this.restarting = undefined));
  }

  /** Also where one breaks while the others still start, or breaks again at once. */
  private async restart(): Promise<void> {
    await Promise.allSettled([this.starting]);
    while (!this.stopping && (this.isBroken || !this.running)) {
      await this.attempt(async () => this.running?.close());
      this.running = undefined;
      await pause(BEFORE_RESTART_MS);
      this.isBroken = false;
      if (!this.stopping) await this.attempt(() => this.start());
    }
    if (this.running && !this.stopping) this.options.log('The services are back.');
  }

  private async attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.options.log(`Not yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
