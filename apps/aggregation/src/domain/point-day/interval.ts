import { VIENTIANE_OFFSET_HOURS } from '@fm/contracts/vocabulary';

/** From inclusive to exclusive, milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export const HOUR_MS = 3_600_000;
const HOURS_OF_DAY = 24;

/** The same instants with none twice, in order; intervals that end before they begin are none. */
export function unionOf(intervals: readonly Interval[]): Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of intervals.filter((one) => one.to > one.from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** @param intervals none of which overlap */
export const hoursIn = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, to }) => sum + (to - from), 0) / HOUR_MS;

/**
 * What of the intervals lies within each hour of the day in Laos, `00` to `23`; hours without any are left out. The offset is whole hours, so that
 * hours begin together everywhere.
 */
export function hoursByHour(intervals: readonly Interval[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { from, to } of intervals) {
    for (let at = from; at < to;) {
      const begun = Math.floor(at / HOUR_MS);
      const end = Math.min(to, (begun + 1) * HOUR_MS);
      const hour = String((begun + VIENTIANE_OFFSET_HOURS) % HOURS_OF_DAY).padStart(2, '0');
      found.set(hour, (found.get(hour) ?? 0) + (end - at) / HOUR_MS);
      at = end;
    }
  }
  return found;
}
