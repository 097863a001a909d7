import { describe, expect, it } from '@jest/globals';
import { provincesOutside, scopeOf } from './access-scope.js';
import { KEY_ROLES, type KeyRole } from './api-keys.js';

const holder = (role: KeyRole, provinces: string[] | null = null): Parameters<typeof scopeOf>[0] => ({ name: 'n', role, provinces });

describe('access scope of figures', () => {
  it('gives the public releases only', () => {
    expect(scopeOf(null, 'P')).toEqual({ kind: 'released' });
    expect(scopeOf(null, 'S')).toEqual({ kind: 'released' });
    expect(scopeOf(null, 'X')).toEqual({ kind: 'released' });
  });

  it.each(KEY_ROLES)('gives a %s live P figures of their provinces', (role) => {
    expect(scopeOf(holder(role), 'P')).toEqual({ kind: 'live', provinces: null });
    expect(scopeOf(holder(role, ['LA03']), 'P')).toEqual({ kind: 'live', provinces: ['LA03'] });
  });

  it('gives nobody S or X live, and an administrator neither', () => {
    for (const sensitivity of ['S', 'X'] as const) {
      for (const role of ['viewer', 'manager', 'protection'] as const) expect(scopeOf(holder(role, ['LA03']), sensitivity)).toEqual({ kind: 'snapshots', provinces: ['LA03'] });
      expect(scopeOf(holder('admin'), sensitivity).kind).toBe('denied');
    }
  });

  it('gives R to those who run the collection, and the public what was released of it, which is nothing', () => {
    for (const role of ['viewer', 'manager'] as const) expect(scopeOf(holder(role, ['LA03']), 'R')).toEqual({ kind: 'live', provinces: ['LA03'] });
    for (const role of ['protection', 'admin'] as const) expect(scopeOf(holder(role), 'R').kind).toBe('denied');
    expect(scopeOf(null, 'R').kind).toBe('released');
  });

  it('finds the provinces outside', () => {
    const scope = scopeOf(holder('viewer', ['LA03']), 'P');
    expect(provincesOutside(scope, ['LA03'])).toEqual([]);
    expect(provincesOutside(scope, ['LA03', 'LA04'])).toEqual(['LA04']);
    expect(provincesOutside(scopeOf(holder('viewer'), 'P'), ['LA04'])).toEqual([]);
  });
});
