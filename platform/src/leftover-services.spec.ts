import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftoverServices } from './leftover-services.js';

describe('stopLeftoverServices', () => {
  let directory: string;
  const started: ChildProcess[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'passage-leftover-'));
  });
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
    rmSync(directory, { recursive: true });
  });
  /** A program with this address that does nothing; resolves when it runs. */
  const run = async (...path: string[]): Promise<ChildProcess> => {
    const file = join(directory, ...path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'process.stdout.write("up"); setInterval(() => undefined, 60_000);');
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
    started.push(child);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    return child;
  };

  it('stops what an earlier start left, and no stranger that has got the number', async () => {
    const service = await run('apps', 'ingestion', 'src', 'main.js');
    const stranger = await run('other.js');
    writeFileSync(join(directory, 'processes.json'), JSON.stringify({ ingestion: service.pid, gateway: stranger.pid }));
    const ended = new Promise((resolve) => service.once('exit', (_, signal) => resolve(signal)));
    await stopLeftoverServices(directory);
    expect(await ended).toBe('SIGTERM');
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(existsSync(join(directory, 'processes.json'))).toBe(false);
  });

  it('has nothing to do where there is no list, or a damaged one', async () => {
    await stopLeftoverServices(directory);
    writeFileSync(join(directory, 'processes.json'), '{"inges');
    await stopLeftoverServices(directory);
    expect(existsSync(join(directory, 'processes.json'))).toBe(false);
  });
});
