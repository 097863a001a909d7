import type { CompiledRows } from './compile-rows.js';
import type { Answers } from './read-answer.js';

/** A row for each country there is, and a few to spare. */
const MOST_ROWS = 300;

/** A row as it was answered. */
export interface Row {
  iso3?: string | undefined;
  n?: string | undefined;
}

/**
 * The second row of a repeat and those behind it, in order: `r_nat[2]/nat_n` is row 2. Rows that answer none of the fields are left out.
 * @param below the paths that begin as such rows do
 */
export function furtherRows({ further, names }: CompiledRows, answers: Answers, below: readonly string[]): readonly Row[] {
  if (further === null) return [];
  const rows = new Map<number, Row>();
  for (const path of below) {
    const end = path.indexOf(']/', further.length);
    const index = end > 0 ? Number(path.slice(further.length, end)) : Number.NaN;
    if (!Number.isInteger(index) || index < 2 || index > MOST_ROWS) continue;
    const name = path.slice(end + 2);
    if (name !== names.iso3 && name !== names.n) continue;
    const row = rows.get(index) ?? {};
    if (name === names.iso3) row.iso3 = answers[path];
    if (name === names.n) row.n = answers[path];
    rows.set(index, row);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}
