/** Fewer children alone in a day are never unusual (section 5.3 of the domain facts, U1). */
const FEWEST_UNUSUAL = 3;
/** A surge is more than so many times the median of the same weekday (U2); below so many comparable days nobody can tell. */
const SURGE_FACTOR = 3;
const FEWEST_COMPARABLE = 3;

/** More than three, and more than the mean and three standard deviations of the days before. */
export function isUnusual(today: number, before: readonly number[]): boolean {
  const mean = before.length === 0 ? 0 : before.reduce((sum, n) => sum + n, 0) / before.length;
  const variance = before.length === 0 ? 0 : before.reduce((sum, n) => sum + (n - mean) ** 2, 0) / before.length;
  return today > Math.max(FEWEST_UNUSUAL, mean + 3 * Math.sqrt(variance));
}

/** @param sameWeekday totals of the same weekday before, of days on which something was counted */
export function isSurge(today: number, sameWeekday: readonly number[]): boolean {
  if (sameWeekday.length < FEWEST_COMPARABLE) return false;
  const sorted = sameWeekday.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return median > 0 && today > SURGE_FACTOR * median;
}
