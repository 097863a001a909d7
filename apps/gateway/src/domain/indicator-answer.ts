import type { Indicator } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { countsHeld } from './cube-choice.js';
import type { IndicatorQuery } from './indicator-query.js';
import { stateOf, type FigureState } from './period.js';
import type { QueryWarning } from './query-warnings.js';
import type { SummedRow } from './summed-row.js';

/** One row as it is answered; the dimensions of `by` stand beside these under their names. */
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
  readonly warnings: readonly QueryWarning[];
}

/** SDMX CL_OBS_STATUS: A is a normal value. SDMX CL_CONF_STATUS: F is free to publish. */
const NORMAL = 'A';
const FREE = 'F';

/** Live rows. Coverage stays null until a roster says what was planned: unknown is not complete. */
export function answerRows(query: IndicatorQuery, rows: readonly SummedRow[], today: LocalDay): readonly AnswerRow[] {
  const held = countsHeld(query.cube);
  return rows.map((row) => ({
    period: row.period,
    ...Object.fromEntries(query.by.map((name, index) => [name, row.codes[index] ?? null])),
    value: row.value,
    nRecords: row.nRecords,
    nFlagged: row.nFlagged,
    coverage: null,
    obsStatus: NORMAL,
    confStatus: FREE,
    state: stateOf(row.period, query.span, today),
    revision: row.revision,
    nHeld: held ? row.nHeld : null,
    heldMovements: held ? row.heldMovements : null,
    ...(query.multiChoice === null ? {} : { base: row.base }),
  }));
}

export function answerOf(indicator: Indicator, query: IndicatorQuery, rest: Pick<IndicatorAnswer, 'rows' | 'asOf' | 'warnings'>): IndicatorAnswer {
  return { indicator: indicator.id, unit: indicator.unit, interval: query.interval, by: query.by, release: null, ...rest };
}
