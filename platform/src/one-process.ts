import { setTimeout as pause } from 'node:timers/promises';
import { startAll, type RunningPlatform } from '../../apps/all-in-one/src/start-all.js';
import type { BrokerChoice } from './broker-choice.js';
import type { Environments } from './environments.js';
import type { Log } from './console-log.js';

export interface ServicesOptions {
  environments: Environments;
  broker: BrokerChoice;
  log: Log;
}

export interface Services {
  /** Resolves when all are ready. */
  start(): Promise<void>;
  /** In reverse order of the journey; also while they start. */
  stop(): Promise<void>;
}

const BEFORE_RESTART_MS = 1_000;

/** The services have this long to drain, so that Kafka and PostgreSQL are stopped as well within thirty seconds of an interrupt. */
export const DRAIN_MS = 13_000;

/** The five services in this process; all are started again when one of them can go on no more. */
export class OneProcess implements Services {
  private running: RunningPlatform | undefined;
  private starting: Promise<void> | undefined;
  private restarting: Promise<void> | undefined;
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
    if (this.stopping || this.restarting) return;
    this.options.log(`${service} can go on no more (${reason}); starting the services again.`);
    this.restarting = this.restart().finally(() => (this.restarting = undefined));
  }

  private async restart(): Promise<void> {
    await this.attempt(async () => this.running?.close());
    this.running = undefined;
    while (!this.stopping && !this.running) {
      await pause(BEFORE_RESTART_MS);
      await this.attempt(() => this.start());
    }
    if (this.running) this.options.log('The services are back.');
  }

  private async attempt(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.options.log(`Not yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
