import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { poll } from './poll.js';

/** Whether a process with this id exists; one that belongs to somebody else counts (EPERM). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A killed process that its parent has not fetched yet (in a container without an init, for ever) answers signals, but runs no more. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return false;
  const stat = readFileSync(file, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

/** The command line of a process, '' where it cannot be read. /proc first: slim images have no `ps`. */
export function commandLineOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** The process id on the first line of a file, undefined where there is none. */
export function pidIn(file: string): number | undefined {
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  return pid > 1 ? pid : undefined;
}

export interface Leftover {
  pidFile: string;
  /** Part of the command line by which a process is known as ours: process ids are used again. */
  marker: string;
  signal: NodeJS.Signals;
  graceMs: number;
}

/** Stops the server that an earlier start left running (its guard was killed, or is still at work) and waits until it is gone. */
export async function stopLeftover({ pidFile, marker, signal, graceMs }: Leftover): Promise<void> {
  const pid = pidIn(pidFile);
  if (pid === undefined || !isOurs(pid, marker)) return;
  send(pid, signal);
  if (await poll(() => !isOurs(pid, marker), { timeoutMs: graceMs })) return;
  send(pid, 'SIGKILL');
  await poll(() => !isOurs(pid, marker), { timeoutMs: graceMs });
}

function isOurs(pid: number, marker: string): boolean {
  return isAlive(pid) && commandLineOf(pid).includes(marker);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the question and the signal.
  }
}
