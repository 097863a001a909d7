import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '../start-problem.js';
import type { GuardedProcess } from './guarded-process.js';
import { poll } from './poll.js';

export type Log = (line: string) => void;

export interface KeptServerOptions {
  /** As the user calls it: "PostgreSQL". */
  name: string;
  spawn: () => Promise<GuardedProcess>;
  /** Whether the server answers as its clients need it to. */
  isReady: () => Promise<boolean>;
  readyWithinMs: number;
  /** Where the server writes what happened to it. */
  logFile: string;
  log: Log;
}

/**
 * Some starts fail once and succeed a moment later: after kill -9 the children of the old PostgreSQL still hold its shared memory ("pre-existing shared
 * memory block is still in use"), and the old broker its file lock.
 */
const ATTEMPTS = 5;
const BETWEEN_ATTEMPTS_MS = 700;

/** A server that is started again, on the same ports and data, when it dies without having been stopped. */
export class KeptServer {
  private stopping = false;
  private running: GuardedProcess | undefined;
  private watched: Promise<void> = Promise.resolve();

  private constructor(private readonly options: KeptServerOptions) {}

  /** Resolves when the server answers. Throws StartProblem when it does not after several attempts. */
  static async start(options: KeptServerOptions): Promise<KeptServer> {
    const server = new KeptServer(options);
    await server.launch();
    server.watched = server.watch();
    return server;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.stop();
    await this.watched;
  }

  private async launch(): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS && !this.stopping; attempt += 1) {
      if (attempt > 1) await pause(BETWEEN_ATTEMPTS_MS);
      if (await this.launchOnce()) return;
    }
    if (this.stopping) return;
    const { name, logFile } = this.options;
    throw new StartProblem(`${name} does not start.`, `Its own words are at the end of ${logFile}; mend what they name and start again.`);
  }

  /** True when it answers, or when nobody waits for it any more. */
  private async launchOnce(): Promise<boolean> {
    const { spawn, isReady, readyWithinMs } = this.options;
    const started = await spawn();
    this.running = started;
    if (this.stopping) await started.stop();
    await poll(async () => started.hasExited || (await isReady()), { timeoutMs: readyWithinMs });
    if (this.stopping) return true;
    if (!started.hasExited && (await isReady())) return true;
    await started.stop();
    return false;
  }

  private async watch(): Promise<void> {
    const { name, log } = this.options;
    while (!this.stopping) {
      await this.running?.exited;
      if (this.stopping) return;
      log(`${name} stopped unexpectedly; starting it again.`);
      try {
        await this.launch();
        if (!this.stopping) log(`${name} is back.`);
      } catch (error) {
        log(error instanceof StartProblem ? `${error.message} ${error.nextStep}` : String(error));
      }
    }
  }
}
