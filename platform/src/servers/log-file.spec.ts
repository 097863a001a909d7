import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reasonIn, startLogAnew } from './log-file.js';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'passage-log-'));
  file = join(directory, 'server.log');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('reasonIn', () => {
  it('finds the last line that says why, before the lines of its stack', () => {
    writeFileSync(file, 'ERROR: an older one\nFATAL:  could not write lock file "postmaster.pid": No space left on device\n\tat some.Class(File.java:1)\nLOG:  shut down\n');
    expect(reasonIn(file)).toBe('FATAL:  could not write lock file "postmaster.pid": No space left on device');
  });

  it('finds it at the end of a long log', () => {
    writeFileSync(file, `${'LOG:  checkpoint complete\n'.repeat(10_000)}java.io.IOException: disk gone\n`);
    expect(reasonIn(file)).toBe('java.io.IOException: disk gone');
  });

  it('has none where nothing is wrong, or nothing was written', () => {
    expect(reasonIn(file)).toBeUndefined();
    writeFileSync(file, 'LOG:  ready\n');
    expect(reasonIn(file)).toBeUndefined();
  });
});

describe('startLogAnew', () => {
  it.each([[10_000_000, false], [10_000_001, true]])('puts a log of %d bytes aside: %s', (size, aside) => {
    writeFileSync(file, '');
    truncateSync(file, size);
    startLogAnew(file);
    expect([existsSync(file), existsSync(`${file}.1`)]).toEqual([!aside, aside]);
  });
});
