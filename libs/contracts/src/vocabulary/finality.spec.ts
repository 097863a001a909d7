import { describe, expect, it } from '@jest/globals';
import { figureState, finalFrom, type FinalityTerms } from './finality.js';

const june: FinalityTerms = { from: '2026-06-01', to: '2026-06-30', finalAfterDays: 14, closedAt: null };
const at = (day: string, ...rounds: FinalityTerms[]): string => new Date(finalFrom(day, rounds)).toISOString();

describe('a day becomes final', () => {
  it.each<[string, string, FinalityTerms[], string]>([
    ['fourteen days after it, where no round covers it', '2026-05-20', [june], '2026-06-03T17:00:00.000Z'],
    ['at the end of its round, where that is later', '2026-06-03', [june], '2026-06-30T17:00:00.000Z'],
    ['fourteen days after it, where its round ends before', '2026-06-29', [june], '2026-07-13T17:00:00.000Z'],
    ['when the round was closed', '2026-06-03', [{ ...june, closedAt: '2026-07-10T02:00:00.000Z' }], '2026-07-10T02:00:00.000Z'],
    ['not before its days are over, however early the round was closed', '2026-06-03', [{ ...june, closedAt: '2026-06-04T02:00:00.000Z' }], '2026-06-17T17:00:00.000Z'],
    ['after as many days as its round says', '2026-06-29', [{ ...june, finalAfterDays: 3 }], '2026-07-02T17:00:00.000Z'],
    ['when the last of two rounds lets it', '2026-06-10', [june, { ...june, to: '2026-07-31', finalAfterDays: 0 }], '2026-07-31T17:00:00.000Z'],
  ])('%s', (_, day, rounds, expected) => {
    expect(at(day, ...rounds)).toBe(expected);
  });

  it('and is shown so from that instant on; a restated one stays restated', () => {
    expect([9, 10, 11].map((now) => figureState(false, 10, now))).toEqual(['provisional', 'final', 'final']);
    expect(figureState(true, 10, 9)).toBe('restated');
  });
});
