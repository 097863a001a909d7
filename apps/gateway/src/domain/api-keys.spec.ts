import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { apiKeysTrouble, holderOf, type ApiKey } from './api-keys.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const VIEWER: ApiKey = { name: 'ministry', role: 'viewer', sha256: sha256('one'), provinces: ['LA03'] };
const ADMIN: ApiKey = { name: 'operators', role: 'admin', sha256: sha256('two').toUpperCase(), provinces: null };

describe('keys', () => {
  it('finds the holder by the hash of the key, without giving the hash away', () => {
    expect(holderOf('one', [VIEWER, ADMIN])).toEqual({ name: 'ministry', role: 'viewer', provinces: ['LA03'] });
    expect(holderOf('two', [VIEWER, ADMIN])?.role).toBe('admin');
    expect(holderOf('three', [VIEWER, ADMIN])).toBeNull();
    expect(holderOf(VIEWER.sha256, [VIEWER])).toBeNull();
  });

  it('says which grants a key carries', () => {
    expect(holderOf('one', [{ ...VIEWER, role: 'manager', grants: ['steward'] }])).toEqual({ name: 'ministry', role: 'manager', provinces: ['LA03'], grants: ['steward'] });
  });

  it('takes a right list, and says what is wrong with a wrong one without repeating it', () => {
    expect(apiKeysTrouble([])).toBeNull();
    expect(apiKeysTrouble([VIEWER, ADMIN])).toBeNull();
    expect(apiKeysTrouble({})).toContain('array');
    expect(apiKeysTrouble([VIEWER, { ...ADMIN, role: 'king' }])).toMatch(/entry 1.*role/);
    expect(apiKeysTrouble([{ ...VIEWER, sha256: 'secret' }])).toMatch(/^(?!.*secret).*sha256/);
    expect(apiKeysTrouble([{ ...VIEWER, provinces: [] }])).toContain('provinces');
    expect(apiKeysTrouble([{ ...VIEWER, role: 'manager', grants: ['steward'] }])).toBeNull();
    for (const grants of [['root'], 'steward', null]) expect(apiKeysTrouble([{ ...VIEWER, role: 'manager', grants }])).toMatch(/^(?!.*root).*grants/);
    for (const role of ['viewer', 'protection', 'admin']) expect(apiKeysTrouble([{ ...VIEWER, role, grants: ['steward'] }])).toContain('manager');
    expect(apiKeysTrouble([VIEWER, { ...ADMIN, sha256: VIEWER.sha256 }])).toContain('key of its own');
  });
});
