import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, finalFrom } from '@fm/contracts/vocabulary';
import { Finality, finalFromOfSpan, type RoundTerms } from './finality.js';

const JUNE: RoundTerms = { point: 'A', from: '2026-06-01', to: '2026-06-30', finalAfterDays: 3, closedAt: null };
const span = { from: '2026-06-01', to: '2026-06-10' };
const stateAt = (now: string, points: readonly string[] | null, restated = false) => new Finality([JUNE], Date.parse(now)).stateOf({ span, points, restated });

describe('the state of a row', () => {
  it('is provisional until the last of its days is final, by the rounds of its points', () => {
    expect([stateAt('2026-06-30T16:59:59Z', ['A']), stateAt('2026-06-30T17:00:00Z', ['A'])]).toEqual(['provisional', 'final']);
    expect([stateAt('2026-06-24T16:59:59Z', ['B']), stateAt('2026-06-24T17:00:00Z', ['B'])]).toEqual(['provisional', 'final']);
    expect([stateAt('2026-06-29T00:00:00Z', ['A', 'B']), stateAt('2026-06-29T00:00:00Z', null), stateAt('2026-07-01T00:00:00Z', null)]).toEqual(['provisional', 'provisional', 'final']);
  });

  it('is restated, whatever the day, where any of its cells is', () => {
    expect(stateAt('2026-06-11T00:00:00Z', ['A'], true)).toBe('restated');
  });

  it('is that of the last day to become final, whichever that is', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-05-15', n));
    const ordered = fc.tuple(day, day).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
    const closed = fc.option(fc.integer({ min: 0, max: 90 }).map((n) => `${addDays('2026-05-15', n)}T02:00:00.000Z`), { nil: null });
    const round = fc.record({ days: ordered, finalAfterDays: fc.nat(20), closedAt: closed }).map(({ days, ...rest }) => ({ ...days, ...rest }));
    fc.assert(fc.property(ordered, fc.array(round, { maxLength: 4 }), (asked, rounds) => {
      const each: number[] = [];
      for (let at = asked.from; at <= asked.to; at = addDays(at, 1)) each.push(finalFrom(at, rounds));
      expect(finalFromOfSpan(asked, rounds)).toBe(Math.max(...each));
    }));
  });
});
