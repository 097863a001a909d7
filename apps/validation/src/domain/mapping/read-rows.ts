import type { RowSource } from './mapping-document.js';
import type { Answers } from './read-answer.js';

/** A row for each country there is, and a few to spare. */
const MOST_ROWS = 300;
/** Rows that answer something else stand between: a longer gap than this is the end. */
const LONGEST_GAP = 25;

/**
 * The rows that a source names, each under our names of its fields. Of a repeat in order: `r_nat/nat_n` is row 1, `r_nat[2]/nat_n` row 2. Rows
 * that answer none of the fields are left out.
 */
export function rowsOf({ repeat, flat = [], fields = {} }: RowSource, answers: Answers): readonly Answers[] {
  if (repeat === undefined) return flat.map((names) => rowAt(answers, Object.entries(names))).filter((row) => row !== null);
  const names = Object.entries(fields);
  const rows: Answers[] = [];
  for (let index = 1, gap = 0; index <= MOST_ROWS && gap <= LONGEST_GAP; index++) {
    const prefix = index === 1 ? repeat : `${repeat}[${index}]`;
    const row = rowAt(answers, names.map(([field, name]) => [field, `${prefix}/${name}`]));
    gap = row === null ? gap + 1 : 0;
    if (row !== null) rows.push(row);
  }
  return rows;
}

function rowAt(answers: Answers, paths: readonly (readonly [field: string, path: string])[]): Answers | null {
  const found = paths.flatMap(([field, path]): [string, string][] => (answers[path] === undefined ? [] : [[field, answers[path]]]));
  return found.length > 0 ? Object.fromEntries(found) : null;
}
