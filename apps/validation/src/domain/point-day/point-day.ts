import { addDays, type CoverageRecord, type LocalDay } from '@fm/contracts/vocabulary';

/** What was registered at a point on a day. */
export interface DayTotal {
  readonly day: LocalDay;
  readonly groups: number;
  readonly persons: number;
}

/** A point and a day with what its rules look at: none of it is the fault of a single record. */
export interface PointDay {
  readonly point: string;
  readonly day: LocalDay;
  /** The day in Laos on which it is looked at. */
  readonly today: LocalDay;
  readonly coverage: readonly Pick<CoverageRecord, 'observed' | 'open'>[];
  /** Days with records, this one too, in any order. */
  readonly totals: readonly DayTotal[];
}

const WEEKS = 28;
const NOTHING = { groups: 0, persons: 0 };

export function totalOf({ day, totals }: Pick<PointDay, 'day' | 'totals'>): Omit<DayTotal, 'day'> {
  return totals.find((total) => total.day === day) ?? NOTHING;
}

/** The same weekday in the weeks before, where anything was registered: other days are not comparable, and silence is not zero. */
export function comparableDays({ day, totals }: Pick<PointDay, 'day' | 'totals'>): readonly DayTotal[] {
  const days = new Set(Array.from({ length: WEEKS }, (_, index) => addDays(day, -7 * (index + 1))));
  return totals.filter((total) => days.has(total.day));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? Number.NaN : sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Days that look back on this one: the same weekday in the weeks after. */
export function lookingBack(day: LocalDay): readonly LocalDay[] {
  return Array.from({ length: WEEKS }, (_, index) => addDays(day, 7 * (index + 1)));
}
