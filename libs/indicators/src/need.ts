import type { Cube, MeasureName, PointDayState } from '@fm/contracts/indicators';
import type { DaySpan, Interval } from './period.js';
import type { QueryDimension } from './query-dimension.js';
import type { Filters } from './question.js';

/** Cells to be summed per period and codes. `base`: of a multi-choice cube the codes alone, what stands under `_base` alone, or both. */
export interface CellNeed {
  readonly measure: MeasureName;
  readonly cube: Cube;
  readonly span: DaySpan;
  readonly interval: Interval;
  readonly by: readonly QueryDimension[];
  readonly filters: Filters;
  readonly base: 'without' | 'only' | 'with';
}

/** Hours and days of points, summed per period and codes of the point and the day. */
export type PointNeed = Pick<CellNeed, 'span' | 'interval' | 'by' | 'filters'>;

/** All that a reckoning reads, each under a name of its own. */
export interface Needs {
  readonly cells: Readonly<Record<string, CellNeed>>;
  readonly points: Readonly<Record<string, PointNeed>>;
}

type Codes = Readonly<Record<string, string>>;

export interface SummedCell {
  readonly period: string;
  readonly codes: Codes;
  /** Null where a cell is suppressed; what follows from it is suppressed too. */
  readonly value: number | null;
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number;
  readonly heldMovements: number;
  readonly revision: number;
  /** One of the cells has changed after it was final. */
  readonly restated?: boolean;
  /** It adds up points of one corridor, which see the same groups. */
  readonly sharesCorridor: boolean;
  /** It adds up border and internal points. */
  readonly mixesClasses: boolean;
}

export interface PointFacts {
  readonly period: string;
  readonly codes: Codes;
  /** Hours of the roster; null where nothing was planned: not known is not 0. */
  readonly planned: number | null;
  /** Observed hours of the days that have a plan, each at most the plan. */
  readonly observed: number;
  readonly days: Readonly<Record<PointDayState, number>>;
}

export interface Found {
  readonly cells: Readonly<Record<string, readonly SummedCell[]>>;
  readonly points: Readonly<Record<string, readonly PointFacts[]>>;
}
