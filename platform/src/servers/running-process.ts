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

/** When a process began, in whatever form this system tells it; with its id it names one process for good. '' where it cannot be told. */
export function startOf(pid: number): string {
  // Clock ticks since the machine began: the 22nd field, of which the first two are cut off.
  if (existsSync('/proc/self/stat')) return statOf(pid)[19] ?? '';
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
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
  pid: number;
  /** Part of the command line by which a process is known as ours: process ids are used again. */
  marker: string;
  signal: NodeJS.Signals;
  graceMs: number;
}

/** Stops the server that an earlier start left running (its guard was killed, or is still at work) and waits until it is gone. */
export async function stopLeftover({ pidFile, ...leftover }: Omit<Leftover, 'pid'> & { pidFile: string }): Promise<void> {
  const pid = pidIn(pidFile);
  if (pid !== undefined) await stopProcess({ pid, ...leftover });
}

/** Asks a process of an earlier start to stop, kills it after the grace, and waits until it is gone. Others with that id are left alone. */
export async function stopProcess({ pid, marker, signal, graceMs }: Leftover): Promise<void> {
  if (!isOurs(pid, marker)) return;
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
