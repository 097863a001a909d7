import { describe, expect, it } from '@jest/globals';
import { chosenSets, generationOf } from './boundary-history.js';
import type { BoundarySetFacts } from './mapped-area.js';

const set = (id: number, validFrom: string | null, importedAt: string, withdrawnAt: string | null = null): BoundarySetFacts => (
  { id, name: '', source: '', licence: '', sha256: `${id}`, validFrom, importedAt, withdrawnAt, approximate: false, toleranceM: 500 });

describe('the sets that a day went by', () => {
  it('begin with what ships', () => {
    expect(chosenSets([], '2026-06-01')).toEqual([{ id: 0, since: null }]);
  });

  it('are those valid on the day: the newest first day before the last import', () => {
    const sets = [set(1, null, '2026-01-01'), set(2, '2026-06-01', '2026-02-01'), set(3, '2025-01-01', '2026-03-01')];
    expect(chosenSets(sets, '2026-07-01')).toEqual([{ id: 0, since: null }, { id: 1, since: '2026-01-01' }, { id: 2, since: '2026-02-01' }]);
    expect(chosenSets(sets, '2026-05-31').at(-1)).toEqual({ id: 3, since: '2026-03-01' });
    expect(chosenSets(sets, '2024-01-01').at(-1)).toEqual({ id: 1, since: '2026-01-01' });
  });

  it('go back when one is withdrawn', () => {
    const sets = [set(1, null, '2026-01-01'), set(2, null, '2026-02-01', '2026-04-01')];
    expect(chosenSets(sets, '2026-06-01').map(({ id }) => id)).toEqual([0, 1, 2, 1]);
    expect(generationOf(sets)).toBe(3);
  });
});
