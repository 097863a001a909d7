import { describe, expect, it } from '@jest/globals';
import { INDICATOR_CATALOGUE, type Indicator } from '@fm/contracts/indicators';
import { snapshotPeriods, snapshotRows, type SnapshotCell } from './snapshot.js';

const indicator = (id: string): Indicator => INDICATOR_CATALOGUE.find((known) => known.id === id) ?? never();
const cell = (codes: Record<string, string>, value: number | null, base: number | null = null): SnapshotCell => ({ period: '2026-06', codes, value, base, suppressed: value === null, revision: 1 });
const asked = (from: string, to: string, interval: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'total', rounds?: string[]): ReturnType<typeof snapshotPeriods> =>
  snapshotPeriods({ span: { from, to }, interval, by: [], filters: new Map(rounds ? [['round', rounds]] : []) });

describe('snapshots', () => {
  it('are of whole months, quarters and years, or of rounds', () => {
    expect(asked('2026-01-01', '2026-03-31', 'month')).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(asked('2025-10-01', '2026-03-31', 'quarter')).toEqual(['2025-Q4', '2026-Q1']);
    expect(asked('2026-01-01', '2026-12-31', 'year')).toEqual(['2026']);
    expect(asked('2026-01-02', '2026-03-31', 'month')).toBeNull();
    expect(asked('2026-01-01', '2026-01-31', 'day')).toBeNull();
    expect(asked('2026-01-01', '2026-01-31', 'total')).toBeNull();
    expect(asked('2026-01-01', '2026-01-31', 'total', ['R1', 'R2'])).toEqual(['round:R1', 'round:R2']);
  });

  it('tell a share of the base; who refuses is a number and no share', () => {
    const cells = [cell({ question: 'remit', answer: 'yes' }, 30, 40), cell({ question: 'remit', answer: 'refused' }, 7, 40), cell({ question: 'remit', answer: 'no' }, null)];
    expect(snapshotRows(indicator('fms-share'), ['question', 'answer'], cells).map(({ codes: { answer }, value, base, beside, suppressed }) => [answer, value, base, beside['respondents'], suppressed])).toEqual([
      ['yes', 75, 40, 30, false], ['refused', null, 40, 7, false], ['no', null, null, null, true],
    ]);
  });

  it('leave those who were not eligible out of the refusal rate', () => {
    const cells = [cell({ outcome: 'completed' }, 90), cell({ outcome: 'refused' }, 10), cell({ outcome: 'ineligible' }, 40)];
    expect(snapshotRows(indicator('fms-sample'), [], cells)).toMatchObject([{ value: 90, beside: { refused: 10, ineligible: 40, refusalRate: 10 }, suppressed: false }]);
  });

  it('let nothing follow from what is withheld', () => {
    const cells = [cell({ outcome: 'completed' }, 90), cell({ outcome: 'refused' }, null)];
    expect(snapshotRows(indicator('fms-sample'), [], cells)).toMatchObject([{ value: 90, beside: { refused: null, refusalRate: null } }]);
    expect(snapshotRows(indicator('exploitation-own'), [], [cell({ mark: 'exploitation_own' }, null)])).toMatchObject([{ value: null, base: null, suppressed: true }]);
  });

  it('name the round that they are of', () => {
    expect(snapshotRows(indicator('wage-gap'), ['round'], [{ ...cell({}, -12.5, 44), period: 'round:R1' }])).toMatchObject([{ codes: { round: 'R1' }, value: -12.5, base: 44 }]);
  });
});

function never(): never {
  throw new Error('no such indicator');
}
