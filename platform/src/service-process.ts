import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@fm/contracts';
import { projectRoot } from './project-root.js';
import type { Log } from './servers/index.js';
import { startLogAnew } from './servers/log-file.js';
import { poll } from './servers/poll.js';
import { StartProblem } from './start-problem.js';

export interface ServiceProcessOptions {
  service: ServiceName;
  environment: Record<string, string>;
  logFile: string;
  log: Log;
  /** Called whenever the process id changes; with undefined when the process is gone. */
  onChanged: (service: ServiceName, pid: number | undefined) => void;
}

const READY_WITHIN_MS = 90_000;
const QUICK_DEATH_MS = 5_000;
const LONGEST_PAUSE_MS = 10_000;
/** MiB. With the 16 that Node takes a busy service spends a tenth of its time on moving young objects about (0.66 ms a hook against 0.56). The image and `npm start` say the same. */
const YOUNG_OBJECTS = '--max-semi-space-size=32';

/** One service in a process of its own, started again whenever it dies without having been stopped. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();
  private running = false;
  private stopping = false;
  private restarts: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServiceProcessOptions) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the service says that it is ready. Throws StartProblem when it ends, or never says so. */
  async start(): Promise<void> {
    this.spawn();
    await poll(async () => !this.running || (await this.isReady()), { timeoutMs: READY_WITHIN_MS, everyMs: 100 });
    const { service, logFile } = this.options;
    if (!this.running) throw new StartProblem(`${service} ended while starting.`, `Its own words are at the end of ${logFile}; mend what they name and start again.`);
    if (!(await this.isReady())) throw new StartProblem(`${service} is not ready after ${READY_WITHIN_MS / 1000} s.`, `Its own words are at the end of ${logFile}.`);
    this.restarts = this.keep();
  }

  /** Asks it to stop, and kills it when it has not after `graceMs`. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    if (!(await poll(() => !this.running, { timeoutMs: graceMs }))) this.child?.kill('SIGKILL');
    await this.exited;
    await this.restarts;
  }

  private spawn(): void {
    const { service, environment, logFile, onChanged } = this.options;
    startLogAnew(logFile);
    const output = openSync(logFile, 'a');
    const platform = join(projectRoot(), 'platform', 'lifeline.mjs');
    const main = join(projectRoot(), 'dist', 'apps', service, 'src', 'main.js');
    // A group of its own: Ctrl-C is for us, who stop the services in order. Standard input is the lifeline.
    const child = spawn(process.execPath, [YOUNG_OBJECTS, '--enable-source-maps', '--import', pathToFileURL(platform).href, main], {
      detached: true,
      stdio: ['pipe', output, output],
      env: { ...process.env, ...environment, KAFKAJS_NO_PARTITIONER_WARNING: '1' },
    });
    closeSync(output);
    child.stdin?.on('error', () => undefined);
    this.child = child;
    this.running = true;
    this.exited = new Promise((resolve) => {
      const finish = (): void => {
        this.running = false;
        onChanged(service, undefined);
        resolve();
      };
      child.once('exit', finish).once('error', finish);
    });
    if (child.pid !== undefined) onChanged(service, child.pid);
  }

  private async keep(): Promise<void> {
    const { service, log } = this.options;
    for (let wait = 0; ; ) {
      const started = Date.now();
      await this.exited;
      if (this.stopping) return;
      log(`${service} died (${this.child?.signalCode ?? `exit code ${this.child?.exitCode}`}); starting it again.`);
      wait = Date.now() - started < QUICK_DEATH_MS ? Math.min(Math.max(wait * 2, 500), LONGEST_PAUSE_MS) : 0;
      await poll(() => this.stopping, { timeoutMs: wait });
      if (this.stopping) return;
      this.spawn();
    }
  }

  private async isReady(): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.options.environment.PORT}/health/ready`, { signal: AbortSignal.timeout(2_000) });
      return answer.ok;
    } catch {
      await pause(50);
      return false;
    }
  }
}
