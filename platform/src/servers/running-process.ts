import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { poll } from './poll.js';

/** Whether a process with this id exists; one that belongs to somebody else counts (EPERM). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process that its parent has not fetched yet (in a container without an init, for ever) answers signals, but runs no more.
    return statOf(pid)[0] !== 'Z';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The fields of /proc/PID/stat after the program's name, which may itself hold spaces and brackets: state, parent, … */
function statOf(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** '' for a file that is not there, or goes while it is read. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The parent of a process; undefined where there is no /proc to say so, or no such process. */
export function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The command line of a process, '' where it cannot be read. /proc first: slim images have no `ps`. */
export function commandLineOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** The process id on the first line of a file, undefined where there is none. */
export function pidIn(file: string): number | undefined {
  const pid = Number.parseInt(read(file), 10);
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
