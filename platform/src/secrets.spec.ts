import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyDigest, secretsOf } from './secrets.js';
import { StartProblem } from './start-problem.js';

describe('secretsOf', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'passage-secrets-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('survives a restart, readable by the owner alone', () => {
    const first = secretsOf(directory);
    expect(secretsOf(directory)).toEqual(first);
    expect(statSync(join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('makes rings of one 32 byte key, none of them twice', () => {
    const { vaultMasterKeys, bodyKeys, ingestionOutboxKeys, validationOutboxKeys } = secretsOf(directory);
    const rings = [vaultMasterKeys, bodyKeys, ingestionOutboxKeys, validationOutboxKeys];
    expect(new Set(rings).size).toBe(4);
    for (const ring of rings) expect(Buffer.from(ring.slice('k1:'.length), 'base64')).toHaveLength(32);
  });

  it('completes what a newer release needs and keeps what an operator has changed', () => {
    const { bodyKeys, ...older } = secretsOf(directory);
    const rotated = { ...older, vaultMasterKeys: `k2:new,${older.vaultMasterKeys}` };
    writeFileSync(join(directory, 'secrets.json'), JSON.stringify(rotated));
    const now = secretsOf(directory);
    expect(now).toEqual({ ...rotated, bodyKeys: now.bodyKeys });
    expect(now.bodyKeys).not.toBe(bodyKeys);
  });

  it('refuses to make new keys beside data that the lost ones sealed', () => {
    mkdirSync(join(directory, 'postgres'));
    expect(() => secretsOf(directory)).toThrow(StartProblem);
  });

  it('refuses a damaged file and leaves it as it is', () => {
    writeFileSync(join(directory, 'secrets.json'), '{"vaultMaster');
    expect(() => secretsOf(directory)).toThrow(StartProblem);
    expect(readFileSync(join(directory, 'secrets.json'), 'utf8')).toBe('{"vaultMaster');
  });
});

describe('keyDigest', () => {
  it('is SHA-256 in hex', () => {
    // The example of FIPS 180-2, appendix B.1.
    expect(keyDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
