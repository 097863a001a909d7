import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { startLogAnew } from './log-file.js';

export interface GuardedCommand {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Record<string, string>;
  /** The system account to run under, where ours is root and the server refuses that. */
  account?: { uid: number; gid: number };
  logFile: string;
  pidFile: string;
  /** How the server is asked to stop, and how long it may take before it is killed. */
  stopSignal: NodeJS.Signals;
  graceMs: number;
}

/** A server under platform/guard.mjs: in a process group of its own, and stopped when this process ends in whatever way. */
export class GuardedProcess {
  /** Resolves when server and guard are gone. */
  readonly exited: Promise<void>;
  private over = false;

  private constructor(private readonly guard: ChildProcess) {
    this.exited = new Promise((resolve) => {
      const finish = (): void => {
        this.over = true;
        resolve();
      };
      guard.once('exit', finish).once('error', finish);
    });
  }

  static start(command: GuardedCommand): GuardedProcess {
    for (const file of [command.logFile, command.pidFile]) mkdirSync(dirname(file), { recursive: true });
    startLogAnew(command.logFile);
    const guard = spawn(process.execPath, [join(projectRoot(), 'platform', 'guard.mjs'), JSON.stringify(command)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      // An inspector or loader meant for us must not be opened a second time.
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    // Writing to a guard that is gone is no error of ours; `exited` tells.
    guard.stdin?.on('error', () => undefined);
    return new GuardedProcess(guard);
  }

  get hasExited(): boolean {
    return this.over;
  }

  /** Asks the server to stop and waits until it has; after its grace the guard kills it. */
  async stop(): Promise<void> {
    this.guard.stdin?.end();
    await this.exited;
  }
}
