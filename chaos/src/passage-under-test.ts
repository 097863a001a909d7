import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@fm/contracts';
import { connectionFile, type Connection } from '../../platform/src/connection.js';
import { projectRoot } from '../../platform/src/project-root.js';
import { poll } from '../../platform/src/servers/poll.js';
import { SERVICES, servicePorts, serviceUrl } from '../../platform/src/service-ports.js';
import { StartProblem } from '../../platform/src/start-problem.js';
import { readStored } from '../../platform/src/stored-json.js';

const START_WITHIN_MS = 240_000;
const BACK_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 40_000;

export interface UnderTestOptions {
  readonly directory: string;
  readonly portBase: number;
  readonly signal: AbortSignal;
}

/** What `npm start -- --processes --no-demo` brings up, started as a user would and watched from outside. */
export class PassageUnderTest {
  private constructor(
    private readonly child: ChildProcess,
    private readonly options: UnderTestOptions,
  ) {}

  static launch(options: UnderTestOptions): PassageUnderTest {
    mkdirSync(join(options.directory, 'logs'), { recursive: true });
    const output = openSync(logFile(options.directory), 'a');
    const args = [join(projectRoot(), 'platform', 'start.mjs'), '--processes', '--no-demo', '--data-dir', options.directory, '--port-base', String(options.portBase)];
    // A group of its own: Ctrl-C is for us. Under npm's variable it watches its parent, and ends when we are killed.
    const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', output, output], env: { ...process.env, npm_lifecycle_event: 'start' } });
    closeSync(output);
    return new PassageUnderTest(child, options);
  }

  /** Throws StartProblem where it does not come up. */
  async ready(): Promise<Connection> {
    const { directory, signal } = this.options;
    const file = connectionFile(directory);
    await poll(() => signal.aborted || this.hasEnded || readStored(file) !== undefined, { timeoutMs: START_WITHIN_MS, everyMs: 100 });
    signal.throwIfAborted();
    const connection = readStored(file);
    if (!connection) throw new StartProblem('Passage did not start.', `Its own words are in ${logFile(directory)}; mend what they name, then run this again.`);
    return connection as unknown as Connection;
  }

  processOf(service: ServiceName): number | undefined {
    const pid = readStored(join(this.options.directory, 'processes.json'))?.[service];
    return typeof pid === 'number' ? pid : undefined;
  }

  /** Throws StartProblem where the service stays away. */
  async untilBack(service: ServiceName): Promise<void> {
    const address = `${serviceUrl(servicePorts(this.options.portBase), service)}/health/ready`;
    const back = (): Promise<boolean> => fetch(address, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.ok, () => false);
    if (await poll(async () => this.options.signal.aborted || (await back()), { timeoutMs: BACK_WITHIN_MS, everyMs: 100 })) return;
    throw new StartProblem(`${service} is not back ${BACK_WITHIN_MS / 1000} s after it was killed.`, `Read logs/${service}.log and logs/start.log in ${this.options.directory}.`);
  }

  async untilAllBack(): Promise<void> {
    for (const service of SERVICES) await this.untilBack(service);
  }

  /** As Ctrl-C does; kills what has not stopped by then. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.child.kill('SIGTERM');
    if (!(await poll(() => this.hasEnded, { timeoutMs: STOP_WITHIN_MS }))) this.child.kill('SIGKILL');
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

function logFile(directory: string): string {
  return join(directory, 'logs', 'npm-start.log');
}
