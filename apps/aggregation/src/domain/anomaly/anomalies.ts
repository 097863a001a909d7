import type { LocalDay } from '@fm/contracts/vocabulary';
import { medianOf } from '../median.js';

/** Movements of a day at a point that was watched, in part or as far as is known not. */
export interface DayTotal {
  readonly day: LocalDay;
  readonly total: number;
}

/** A day that is far from the same weekdays of its point. */
export interface Anomaly {
  readonly day: LocalDay;
  readonly value: number;
  /** The median of the days that it was compared with, and how many they were. */
  readonly usual: number;
  readonly comparable: number;
}

/** Fewer days tell nothing. */
const FEWEST = 14;
const MOST_Z = 3.5;
/** A deviation is never taken for smaller: at a quiet point a single bus is no anomaly. */
const FLOOR = 5;
/** Makes the median absolute deviation comparable with a standard deviation of a normal distribution. */
const NORMAL = 1.4826;
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

/**
 * The outliers among the days of one point: each is compared with the other days of its weekday within a year on either side, those to come included,
 * so that the answer depends on the set of days and on nothing else.
 * @param days watched days of one point, one total each, in any order
 */
export function anomaliesOf(days: readonly DayTotal[]): Anomaly[] {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1)).map((one) => ({ ...one, at: Date.parse(one.day) / DAY_MS }));
  return sorted.flatMap(({ day, total, at }) => {
    const others = sorted.filter((other) => other.at !== at && (other.at - at) % 7 === 0 && Math.abs(other.at - at) <= YEAR_DAYS).map((other) => other.total);
    if (others.length < FEWEST) return [];
    const usual = medianOf(others);
    const spread = Math.max(FLOOR, NORMAL * medianOf(others.map((other) => Math.abs(other - usual))));
    return Math.abs(total - usual) > MOST_Z * spread ? [{ day, value: total, usual, comparable: others.length }] : [];
  });
}
