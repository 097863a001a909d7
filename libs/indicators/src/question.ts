import { dimensionsFixedBy, type Cube, type Indicator } from '@fm/contracts/indicators';
import type { DaySpan, Interval } from './period.js';
import type { QueryDimension } from './query-dimension.js';

export type Filters = ReadonlyMap<QueryDimension, readonly string[]>;

/** One question about one indicator that one of its cubes can answer. */
export interface Question {
  readonly span: DaySpan;
  readonly interval: Interval;
  readonly by: readonly QueryDimension[];
  readonly filters: Filters;
  readonly cube: Cube;
}

/** `by` with the breakdown that the indicator has of itself: what the question neither names nor narrows to one code. */
export function completedBy({ breakdown, calculation }: Indicator, by: readonly QueryDimension[], filters: Filters): readonly QueryDimension[] {
  if (calculation.kind === 'per-observed-hour' && by.includes('weekday')) return by;
  const fixed = dimensionsFixedBy(calculation);
  return [...by, ...breakdown.filter((name) => !by.includes(name) && !fixed.includes(name) && filters.get(name)?.length !== 1)];
}
