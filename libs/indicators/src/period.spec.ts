import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@fm/contracts/vocabulary';
import { coveredSpan, INTERVALS, isCut, periodOf, spanOfPeriod } from './period.js';

const asked = { from: '2026-01-01', to: '2026-12-31' };

describe('periods', () => {
  it.each([
    ['2026-06-01', 'day', '2026-06-01'], ['2026-06-01', 'week', '2026-W23'], ['2026-06-30', 'month', '2026-06'], ['2026-06-30', 'quarter', '2026-Q2'],
    ['2026-06-30', 'year', '2026'], ['2026-06-30', 'total', 'total'],
    ['2026-01-01', 'week', '2026-W01'], ['2027-01-01', 'week', '2026-W53'], ['2025-12-29', 'week', '2026-W01'], ['2024-12-31', 'week', '2025-W01'],
  ] as const)('%s by %s is %s', (day, interval, period) => {
    expect(periodOf(day, interval)).toBe(period);
  });

  it.each([
    ['2026-W23', '2026-06-01', '2026-06-07'], ['2026-W01', '2025-12-29', '2026-01-04'], ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'], ['2026-Q4', '2026-10-01', '2026-12-31'], ['2026', '2026-01-01', '2026-12-31'], ['total', asked.from, asked.to],
  ])('%s runs from %s to %s', (period, from, to) => {
    expect(spanOfPeriod(period, asked)).toEqual({ from, to });
  });

  it('puts every day into a period that holds it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(...INTERVALS), (offset, interval) => {
      const day = addDays('2000-01-01', offset);
      const span = spanOfPeriod(periodOf(day, interval), { from: day, to: day });
      expect(span.from <= day && day <= span.to).toBe(true);
    }));
  });

  it('judges a cut period by the days that were asked for', () => {
    expect(coveredSpan('2026-06', { from: '2026-06-01', to: '2026-06-10' })).toEqual({ from: '2026-06-01', to: '2026-06-10' });
    expect(isCut('month', { from: '2026-06-01', to: '2026-06-10' })).toBe(true);
    expect(isCut('month', { from: '2026-06-01', to: '2026-07-31' })).toBe(false);
    expect(isCut('week', { from: '2026-06-02', to: '2026-06-07' })).toBe(true);
    expect(isCut('day', { from: '2026-06-02', to: '2026-06-07' })).toBe(false);
  });
});
