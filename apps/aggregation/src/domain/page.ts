/** `next` goes into `after` of the next question; null on the last page. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** @param found one more than the page holds, where there are more */
export function pageOf<T>(found: readonly T[], limit: number, placeOf: (row: T) => string): Page<T> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? placeOf(last) : null };
}
