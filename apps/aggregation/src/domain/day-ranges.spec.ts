import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayRanges } from './day-ranges.js';

const days = (...counts: number[]) => counts.map((submissions, index) => ({ day: `2026-06-${String(index + 1).padStart(2, '0')}`, submissions }));

describe('ranges of days', () => {
  it('hold as many days as fit, and a day that does not fit by itself', () => {
    expect(dayRanges(days(4, 5, 3, 20, 0, 1), 10)).toEqual([
      { from: '2026-06-01', to: '2026-06-02', submissions: 9 }, { from: '2026-06-03', to: '2026-06-03', submissions: 3 },
      { from: '2026-06-04', to: '2026-06-04', submissions: 20 }, { from: '2026-06-05', to: '2026-06-06', submissions: 1 },
    ]);
    expect(dayRanges([], 10)).toEqual([]);
  });

  it('lose no submission and overlap nowhere', () => {
    fc.assert(fc.property(fc.array(fc.nat(50), { maxLength: 28 }), fc.integer({ min: 1, max: 60 }), (counts, each) => {
      const ranges = dayRanges(days(...counts), each);
      expect(ranges.reduce((sum, { submissions }) => sum + submissions, 0)).toBe(counts.reduce((sum, n) => sum + n, 0));
      expect(ranges.every(({ from, to }, index) => from <= to && (ranges[index - 1]?.to ?? '') < from)).toBe(true);
    }));
  });
});
