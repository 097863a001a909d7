import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poll } from './servers/poll.js';
import { commandLineOf, isAlive } from './servers/running-process.js';
import { StartProblem } from './start-problem.js';
import { readStored, writeStored } from './stored-json.js';

/** A start that is told to stop is given its thirty seconds, and one that was just killed a moment to be gone. */
const STOPPING_MS = 35_000;
const MOMENT_MS = 1_500;

export interface DirectoryLock {
  /** Tells a following start that it is worth waiting. */
  markStopping(): void;
  release(): void;
}

/** One start at a time in a data directory. The lock of a start that was killed is taken over. Throws StartProblem while another one runs. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock.json');
  const taken = (): boolean => take(file);
  const waitMs = isStopping(file) ? STOPPING_MS : MOMENT_MS;
  if (!(await poll(taken, { timeoutMs: waitMs, everyMs: 100 })) && !(isStopping(file) && (await poll(taken, { timeoutMs: STOPPING_MS, everyMs: 100 })))) {
    throw new StartProblem(
      `Passage already runs in ${directory} (process ${holder(file) ?? 'unknown'}).`,
      'Use that one, stop it with Ctrl-C, or start another elsewhere: npm start -- --data-dir OTHER-FOLDER --port-base 9080',
    );
  }
  return {
    markStopping: () => writeStored(file, { pid: process.pid, stopping: true }),
    release: () => rmSync(file, { force: true }),
  };
}

function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
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

/** A process id alone says little: after a restart of the machine, or of a container, it may be somebody else's. */
function isHeld(file: string): boolean {
  const pid = holder(file);
  if (pid === undefined || pid === process.pid || !isAlive(pid)) return false;
  const words = commandLineOf(pid);
  return words === '' || /start\.mjs|main\.js|node/.test(words);
}

function holder(file: string): number | undefined {
  const pid = readStored(file)?.pid;
  return typeof pid === 'number' ? pid : undefined;
}

function isStopping(file: string): boolean {
  return readStored(file)?.stopping === true;
}
