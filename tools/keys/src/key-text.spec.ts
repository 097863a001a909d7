import { describe, expect, it } from '@jest/globals';
import { keyText, newKeyFrom } from './key-text.js';

describe('npm run keys', () => {
  it('asks for what was said, and for all provinces only where that was said', () => {
    expect(newKeyFrom('Ministry', { role: 'viewer', provinces: 'LA03, LA04', expires: '2027-01-01', grants: 'steward' })).toEqual({ name: 'Ministry', role: 'viewer', provinces: ['LA03', 'LA04'], expiresAt: '2027-01-01', grants: ['steward'] });
    expect(newKeyFrom('Ministry', { role: 'viewer', provinces: 'all' })).toEqual({ name: 'Ministry', role: 'viewer', provinces: null });
    expect(() => newKeyFrom('Ministry', { role: 'viewer' })).toThrow('--provinces');
  });

  it('shows a key as a line', () => {
    const key = { id: 'i', name: 'Ministry', role: 'viewer', provinces: ['LA03'], grants: [], expiresAt: null, revokedAt: null, lastUsedAt: null };
    expect(keyText(key)).toBe('i  Ministry  viewer  LA03  valid  last used never');
    expect(keyText({ ...key, provinces: null, grants: ['steward'], revokedAt: 'T' })).toBe('i  Ministry  viewer  all provinces  steward  withdrawn T  last used never');
  });
});
