import { describe, expect, it } from '@jest/globals';
import { textOf } from './rebuild-text.js';

const compared = { submissions: 3_000, cells: 900, freshHash: 'ab12' };
const difference = (day: string) => ({ cube: 'fmp.direction', cubeKey: 'LAO-LA0301-01|inflow', day, live: { value: 7, nRecords: 1, nFlagged: 0 }, fresh: { value: 9, nRecords: 2, nFlagged: 1 } });

describe('what a rebuild says', () => {
  it('where all is equal: hash, rate and epoch', () => {
    expect(textOf({ ...compared, outcome: 'equal', differences: [], epoch: 2, published: 905 }, 2)).toBe('Rebuild of 3000 submissions, 900 cells: equal by hash (ab12), 1500 submissions/s.\nAll 905 figures go out under epoch 2.');
  });

  it('where something differs: which cells, by how much, and how to set them right, in both languages', () => {
    const text = textOf({ ...compared, outcome: 'refused', differences: [difference('2026-06-01')], epoch: null, published: 0 }, 2);
    expect(text).toContain('  fmp.direction LAO-LA0301-01|inflow 2026-06-01: stands at 7 in 1 records (0 flagged), adds up to 9 in 2 records (1 flagged)');
    expect(text).toMatch(/Nothing was changed.*--accept\nບໍ່ມີ.*--accept$/);
  });

  it('lists no more than fifty', () => {
    const differences = Array.from({ length: 53 }, (_, index) => difference(`2026-07-${index}`));
    expect(textOf({ ...compared, outcome: 'corrected', differences, epoch: 3, published: 905 }, 0)).toMatch(/… and 3 more\nThey were set right\. All 905 figures go out under epoch 3\.$/);
  });
});
