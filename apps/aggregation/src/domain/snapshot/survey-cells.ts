import { RECRUITMENT_COMPONENTS } from '@fm/contracts/indicators';
import { medianOf } from '../median.js';
import type { SurveyTally } from '../survey/survey-tally.js';
import { marginsOf, snapshotId, type SnapshotCell, type SnapshotCodes, type SnapshotMeasure } from './snapshot-cell.js';

/** One interview, and the periods in which it counts. */
export interface PlacedInterview extends SurveyTally {
  readonly province: string;
  readonly direction: string;
  readonly periods: readonly string[];
}

type Tally = { -readonly [K in keyof SnapshotCell]: SnapshotCell[K] };

/** The survey's cells of every margin and period, before anything is withheld. */
export function surveyCells(interviews: readonly PlacedInterview[]): Map<string, SnapshotCell> {
  const [cells, bases, gaps] = [new Map<string, Tally>(), new Map<string, number>(), new Map<string, number[]>()];
  for (const interview of interviews) {
    const { province, direction, outcome } = interview;
    const each = (measure: SnapshotMeasure, codes: SnapshotCodes, visit: (cell: Tally, id: string) => void): void => {
      for (const period of interview.periods) for (const margin of marginsOf(measure, { ...codes, province, direction })) visit(...cellAt(cells, { measure, period, ...margin }));
    };
    each('fms-interviews', { outcome }, add);
    for (const [question, answer] of interview.answers) each('fms-answers', { question, answer }, add);
    for (const [question, answer] of interview.bases) {
      for (const period of interview.periods) for (const margin of marginsOf('fms-answers', { question, province, direction })) count(bases, baseKey(period, margin.codes, answer));
      // A component that is true of nobody is told too: it is asked of everybody in its base.
      if (question === RECRUITMENT_COMPONENTS && answer !== null) each('fms-answers', { question, answer }, () => undefined);
    }
    const { wageGap } = interview;
    if (wageGap !== null) each('wage-gap', {}, (_, id) => gaps.set(id, [...(gaps.get(id) ?? []), wageGap]));
  }
  for (const [id, cell] of cells) complete(cell, { gaps: gaps.get(id), bases });
  return cells;
}

function cellAt(cells: Map<string, Tally>, place: Pick<SnapshotCell, 'measure' | 'cube' | 'codes' | 'period'>): [Tally, string] {
  const id = snapshotId(place);
  const cell = cells.get(id) ?? { ...place, value: 0, base: null };
  cells.set(id, cell);
  return [cell, id];
}

const add = (cell: Tally): void => { cell.value += 1; };
const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Where components have bases of their own, the component is part of the key. */
const baseKey = (period: string, { province = '', direction = '', question = '' }: SnapshotCodes, answer: string | null): string => [period, province, direction, question, answer ?? ''].join('|');

/** What share a cell is of: those with a valid answer to the question in the same margin and period. */
export function baseOf(bases: ReadonlyMap<string, number>, { period, codes }: Pick<SnapshotCell, 'period' | 'codes'>): number {
  return bases.get(baseKey(period, codes, codes.question === RECRUITMENT_COMPONENTS ? (codes.answer ?? null) : null)) ?? 0;
}

function complete(cell: Tally, { gaps, bases }: { gaps: readonly number[] | undefined; bases: ReadonlyMap<string, number> }): void {
  if (cell.measure === 'fms-answers') cell.base = baseOf(bases, cell);
  if (gaps) [cell.value, cell.base] = [medianOf(gaps), gaps.length];
}
