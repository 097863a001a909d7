import { describe, expect, it } from '@jest/globals';
import { misfitOf } from './range-of-round.js';

const ROUNDS = [{ id: 'R1', from: '2026-06-01', to: '2026-06-30' }];
const range = (from: string, to: string, round: string | null = 'R1') => misfitOf({ from, to, round }, ROUNDS);

describe('a range of exercises', () => {
  it('lies within its round, its first and last day included; without a round it lies anywhere', () => {
    expect([range('2026-06-01', '2026-06-30'), range('2026-06-10', '2026-06-10'), range('2020-01-01', '2030-01-01', null)]).toEqual([null, null, null]);
  });

  it.each([['2026-05-31', '2026-06-02'], ['2026-06-29', '2026-07-01'], ['2026-05-01', '2026-07-31'], ['2026-05-01', '2026-05-02']])('%s to %s is outside, and is told so in both languages', (from, to) => {
    expect(range(from, to)).toEqual({ en: expect.stringContaining('2026-06-01 to 2026-06-30'), lo: expect.stringContaining('2026-06-01 ຫາ 2026-06-30') });
  });

  it('cannot name a round that is not registered', () => {
    expect(range('2026-06-01', '2026-06-02', 'R9')).toEqual({ en: expect.stringContaining('Register the round R9'), lo: expect.stringContaining('R9') });
  });
});
