import type { Indicator } from '@fm/contracts/indicators';
import type { FigureState } from '@fm/contracts/vocabulary';
import { coveredSpan, type Finality, type Question, type Row, type SnapshotRow, type Warning } from '@fm/indicators';

/** One row as it is answered; the dimensions of `by`, and what stands beside the value, are columns under their names. */
export type AnswerRow = Readonly<Record<string, string | number | null>> & {
  readonly period: string;
  readonly value: number | null;
  readonly state: FigureState;
};

export interface IndicatorAnswer {
  readonly indicator: string;
  readonly unit: string;
  readonly interval: string;
  readonly by: readonly string[];
  readonly rows: readonly AnswerRow[];
  /** Instant up to which the answer knows: the latest decision or receipt behind any figure held. */
  readonly asOf: string;
  /** Number of the release that the rows come from; null where they are live. */
  readonly release: number | null;
  readonly warnings: readonly Warning[];
}

/** Live rows. Coverage is null until a roster says what was planned: unknown is not complete. */
export function answerRows({ by, span, filters }: Question, rows: readonly Row[], finality: Finality): readonly AnswerRow[] {
  return rows.map((row) => ({
    period: row.period, ...Object.fromEntries(by.map((name) => [name, row.codes[name] ?? null])),
    value: row.value, nRecords: row.nRecords, nFlagged: row.nFlagged, coverage: row.coverage, obsStatus: row.obsStatus, confStatus: row.confStatus,
    state: finality.stateOf({ span: coveredSpan(row.period, span), points: pointsOf(row, filters), restated: row.restated }), revision: row.revision, nHeld: row.nHeld, heldMovements: row.heldMovements,
    ...(row.base === undefined ? {} : { base: row.base }), ...row.beside,
  }));
}

/** Rows of snapshots: what is withheld has neither value nor base, and nothing is said of records. */
export function snapshotAnswerRows({ by, span }: Question, rows: readonly SnapshotRow[], finality: Finality): readonly AnswerRow[] {
  return rows.map((row) => ({
    period: row.period, ...Object.fromEntries(by.map((name) => [name, row.codes[name] ?? null])),
    value: row.value, nRecords: null, nFlagged: null, coverage: null, obsStatus: row.value === null && !row.suppressed ? 'M' : 'A', confStatus: row.suppressed ? 'C' : 'F',
    state: row.period.startsWith('round:') ? 'final' : finality.stateOf({ span: coveredSpan(row.period, span), points: null, restated: false }), revision: row.revision, nHeld: null, heldMovements: null, base: row.base, ...row.beside,
  }));
}

/** Those that can stand in the row; null: any. */
function pointsOf({ codes }: Row, filters: Question['filters']): readonly string[] | null {
  const own = codes['fmp'];
  return own === undefined ? (filters.get('fmp') ?? null) : [own];
}

/** Rows of a release: nothing is said of records, hours and holds. `revision` is the release's number: what it says does not change. */
export function releasedAnswerRows({ by, span, filters }: Question, rows: readonly Row[], { release }: { readonly release: number }, finality: Finality): readonly AnswerRow[] {
  return rows.map((row) => ({
    period: row.period, ...Object.fromEntries(by.map((name) => [name, row.codes[name] ?? null])),
    value: row.value, nRecords: null, nFlagged: null, coverage: null, obsStatus: row.obsStatus, confStatus: row.confStatus,
    state: finality.stateOf({ span: coveredSpan(row.period, span), points: pointsOf(row, filters), restated: false }), revision: release, nHeld: null, heldMovements: null,
    ...(row.base === undefined ? {} : { base: row.base }), ...row.beside, ...(row.beside && 'groupShare' in row.beside ? { groupShare: null } : {}),
  }));
}

export function answerOf(indicator: Indicator, { interval, by }: Question, rest: Pick<IndicatorAnswer, 'rows' | 'asOf' | 'warnings'>): IndicatorAnswer {
  return { indicator: indicator.id, unit: indicator.unit, interval, by, release: null, ...rest };
}
