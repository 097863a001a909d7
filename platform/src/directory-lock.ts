import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll } from './servers/poll.js';
import { isAlive, startOf } from './servers/running-process.js';
import { StartProblem } from './start-problem.js';
import { readDispensable, writeStored } from './stored-json.js';

/** A start that is told to stop is given its thirty seconds, and one that was just killed a moment to be gone. */
const STOPPING_MS = 35_000;
const MOMENT_MS = 1_500;

export interface DirectoryLock {
  /** Tells a following start that it is worth waiting. */
  markStopping(): void;
  release(): void;
}

/**
 * One start at a time in a data directory. The lock of a start that was killed is taken over. Throws StartProblem while another one runs.
 * @param momentMs how long to wait for a lock whose holder does not say that it stops
 */
export async function lockDirectory(directory: string, momentMs = MOMENT_MS): Promise<DirectoryLock> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock.json');
  const taken = (): boolean => take(file);
  const waitMs = isStopping(file) ? STOPPING_MS : momentMs;
  if (!(await poll(taken, { timeoutMs: waitMs, everyMs: 100 })) && !(isStopping(file) && (await poll(taken, { timeoutMs: STOPPING_MS, everyMs: 100 })))) {
    throw new StartProblem(
      `Passage already runs in ${directory} (process ${holder(file)?.pid ?? 'unknown'}).`,
      'Use that one, stop it with Ctrl-C, or start another elsewhere: npm start -- --data-dir OTHER-FOLDER --port-base 9080',
    );
  }
  return {
    markStopping: () => writeStored(file, { ...ourselves(), stopping: true }),
    release: () => rmSync(file, { force: true }),
  };
}

/** A process id alone says little: after a restart of the machine, or of a container, it may be somebody else's. */
interface Holder {
  pid: number;
  /** Missing in locks of releases that did not write it. */
  started?: string | undefined;
}

function ourselves(): Holder {
  return { pid: process.pid, started: startOf(process.pid) };
}

function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(ourselves()), { mode: 0o600 });
  try {
    removeStale(file);
    // A link, unlike a rename, fails where the file exists: of two starts one wins.
    linkSync(draft, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a dead start. Renamed first and looked at again: another start may have replaced it since it was judged, and then it is put back. */
function removeStale(file: string): void {
  if (!existsSync(file) || isHeld(file)) return;
  const aside = `${file}.${process.pid}.stale`;
  renameSync(file, aside);
  if (isHeld(aside)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function isHeld(file: string): boolean {
  const other = holder(file);
  return other !== undefined && isAlive(other.pid) && (other.started === undefined || other.started === startOf(other.pid));
}

/** undefined for a file that says nothing, as a power cut leaves it. */
function holder(file: string): Holder | undefined {
  const { pid, started } = readDispensable(file) ?? {};
  return typeof pid === 'number' ? { pid, started: typeof started === 'string' ? started : undefined } : undefined;
}

function isStopping(file: string): boolean {
  return readDispensable(file)?.stopping === true;
}
