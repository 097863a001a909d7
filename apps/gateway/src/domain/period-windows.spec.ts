import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INTERVALS, periodOf } from '@fm/indicators';
import { addDays } from '@fm/contracts/vocabulary';
import { aligned, nextWindow, periodsFor } from './period-windows.js';

describe('windows over a span', () => {
  it('are whole periods, cut only at the ends of the span', () => {
    const span = { from: '2026-01-15', to: '2026-04-10' };
    expect(nextWindow(span, 'month', '2026-01-15', 2)).toEqual({ from: '2026-01-15', to: '2026-02-28' });
    expect(nextWindow(span, 'month', '2026-03-01', 9)).toEqual({ from: '2026-03-01', to: '2026-04-10' });
    expect(nextWindow(span, 'total', '2026-01-15', 1)).toEqual(span);
    expect(aligned(span, 'quarter')).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(aligned(span, 'week')).toEqual({ from: '2026-01-12', to: '2026-04-12' });
  });

  it('cover every day once, and never share a period', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2025-01-01', offset));
    fc.assert(fc.property(days, days, fc.constantFrom(...INTERVALS.filter((interval) => interval !== 'total')), fc.integer({ min: 1, max: 40 }), (one, other, interval, periods) => {
      const span = one < other ? { from: one, to: other } : { from: other, to: one };
      let from = span.from;
      let before = '';
      while (from <= span.to) {
        const window = nextWindow(span, interval, from, periods);
        expect(window.from).toBe(from);
        expect(window.to >= window.from && window.to <= span.to).toBe(true);
        expect(periodOf(window.from, interval)).not.toBe(before);
        before = periodOf(window.to, interval);
        from = addDays(window.to, 1);
      }
    }), { numRuns: 60 });
  });

  it('grow by what came, at most fourfold', () => {
    expect(periodsFor(5_000, { periods: 1, rows: 0 })).toBe(4);
    expect(periodsFor(5_000, { periods: 10, rows: 1_000 })).toBe(40);
    expect(periodsFor(5_000, { periods: 40, rows: 10_000 })).toBe(20);
    expect(periodsFor(5_000, { periods: 1, rows: 90_000 })).toBe(1);
  });
});
