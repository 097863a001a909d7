import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.js';
import { StartProblem } from './start-problem.js';

describe('lockDirectory', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'passage-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const lockedBy = (pid: number | undefined): void => writeFileSync(join(directory, 'lock.json'), JSON.stringify({ pid }));

  it('refuses while another start lives, names it, and leaves its lock', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    lockedBy(other.pid);
    await expect(lockDirectory(directory, 0)).rejects.toThrow(new RegExp(`process ${other.pid}`));
    await expect(lockDirectory(directory, 0)).rejects.toThrow(StartProblem);
    expect(readdirSync(directory)).toEqual(['lock.json']);
    other.kill('SIGKILL');
  });

  it('takes over the lock of a start that was killed, and leaves nothing when released', async () => {
    lockedBy(spawnSync(process.execPath, ['-e', '']).pid);
    const lock = await lockDirectory(directory);
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('takes over the lock of a start whose number is now another program\'s, and one that a power cut left empty', async () => {
    for (const left of [JSON.stringify({ pid: process.ppid, started: 'long ago' }), '']) {
      writeFileSync(join(directory, 'lock.json'), left);
      (await lockDirectory(directory)).release();
    }
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is held by us while we live, not by our number alone', async () => {
    const lock = await lockDirectory(directory);
    await expect(lockDirectory(directory, 0)).rejects.toThrow(new RegExp(`process ${process.pid}`));
    lock.release();
  });

  it('waits for one that is stopping', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(join(directory, 'lock.json'), JSON.stringify({ pid: other.pid, stopping: true }));
    const waiting = lockDirectory(directory);
    other.kill('SIGKILL');
    (await waiting).release();
    expect(readdirSync(directory)).toEqual([]);
  });
});
