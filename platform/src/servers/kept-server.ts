import { StartProblem } from '../start-problem.js';
import type { GuardedProcess } from './guarded-process.js';
import { reasonIn } from './log-file.js';
import type { Log } from './log.js';
import { poll } from './poll.js';

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
  /** Breaks off the start. */
  signal?: AbortSignal | undefined;
}

/**
 * Some starts fail once and succeed a moment later: after kill -9 the children of the old PostgreSQL still hold its shared memory ("pre-existing shared
 * memory block is still in use"), and the old broker its file lock.
 */
const ATTEMPTS = 5;
const BETWEEN_ATTEMPTS_MS = 700;
/** A server that cannot come back, say for want of disk space, is tried again for as long as Passage runs: somebody may make room. */
const LONGEST_PAUSE_MS = 30_000;

/** A server that is started again, on the same ports and data, when it dies without having been stopped. */
export class KeptServer {
  private stopping = false;
  private running: GuardedProcess | undefined;
  private watched: Promise<void> = Promise.resolve();

  private constructor(private readonly options: KeptServerOptions) {}

  /** Resolves when the server answers. Throws StartProblem when it does not after several attempts, or when told to break off. */
  static async start(options: KeptServerOptions): Promise<KeptServer> {
    const server = new KeptServer(options);
    const breakOff = (): void => void server.stop();
    options.signal?.addEventListener('abort', breakOff, { once: true });
    if (options.signal?.aborted === true) server.stopping = true;
    await server.launch();
    options.signal?.removeEventListener('abort', breakOff);
    if (server.stopping) throw new StartProblem(`${options.name} was stopped while it started.`, 'Start again.');
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
      if (attempt > 1) await this.pause(BETWEEN_ATTEMPTS_MS);
      if (await this.launchOnce()) return;
    }
    if (this.stopping) return;
    throw this.problem('does not start');
  }

  /** False when it ended by itself; true when it answers, or when nobody waits for it any more. Throws StartProblem when it only keeps silent. */
  private async launchOnce(): Promise<boolean> {
    const { spawn, isReady, readyWithinMs } = this.options;
    if (this.stopping) return true;
    const started = await spawn();
    this.running = started;
    if (this.stopping) await started.stop();
    const answered = await poll(async () => started.hasExited || (await isReady()), { timeoutMs: readyWithinMs });
    if (this.stopping) return true;
    if (!answered) {
      await started.stop();
      throw this.problem(`does not answer after ${readyWithinMs / 1000} s`);
    }
    if (!started.hasExited) return true;
    await started.stop();
    return false;
  }

  private problem(what: string): StartProblem {
    const { name, logFile } = this.options;
    const reason = reasonIn(logFile);
    return new StartProblem(`${name} ${what}${reason === undefined ? '.' : `: ${reason}`}`, `The whole of what it said is in ${logFile}; mend what it names and start again.`);
  }

  private async watch(): Promise<void> {
    const { name, log } = this.options;
    while (!this.stopping) {
      await this.running?.exited;
      if (this.stopping) return;
      log(`${name} stopped unexpectedly; starting it again.`);
      await this.bringBack();
    }
  }

  private async bringBack(): Promise<void> {
    const { name, log } = this.options;
    for (let wait = 1_000; !this.stopping; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.launch();
        if (!this.stopping) log(`${name} is back.`);
        return;
      } catch (error) {
        log(`${error instanceof StartProblem ? `${error.message} ${error.nextStep}` : String(error)} Trying again in ${wait / 1000} s.`);
        await this.pause(wait);
      }
    }
  }

  private async pause(timeoutMs: number): Promise<void> {
    await poll(() => this.stopping, { timeoutMs });
  }
}
