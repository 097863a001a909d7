import type { RowSource } from './mapping-document.js';
import type { Answers } from './read-answer.js';

/** A row for each country there is, and a few to spare. */
const MOST_ROWS = 300;

/** A row under our names of its fields. */
export type Row = Readonly<Record<string, string>>;

/**
 * The rows that a source names. Of a repeat in order: `r_nat/nat_n` is row 1, `r_nat[2]/nat_n` row 2. Rows that answer none of the fields are
 * left out.
 * @param below the answers that stand below a repeat, by path
 */
export function rowsOf({ repeat, flat = [], fields = {} }: RowSource, answers: Answers, below: readonly string[]): readonly Row[] {
  if (repeat === undefined) return flat.map((names) => numbered(names, answers)).filter((row) => row !== null);
  const rows = new Map<number, Record<string, string>>();
  for (const path of below) {
    const at = placeOf(path, repeat);
    if (at === null || at.index > MOST_ROWS) continue;
    for (const field in fields) {
      if (fields[field] !== at.name) continue;
      const row = rows.get(at.index) ?? {};
      row[field] = answers[path] ?? '';
      rows.set(at.index, row);
    }
  }
  return rows.size < 2 ? [...rows.values()] : [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

function numbered(names: Readonly<Record<string, string>>, answers: Answers): Row | null {
  const found = Object.entries(names).flatMap(([field, path]): [string, string][] => (typeof answers[path] === 'string' ? [[field, answers[path]]] : []));
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** Row and question of a path below a repeat. */
function placeOf(path: string, repeat: string): { readonly index: number; readonly name: string } | null {
  if (!path.startsWith(repeat)) return null;
  if (path.charCodeAt(repeat.length) === SLASH) return { index: 1, name: path.slice(repeat.length + 1) };
  const end = path.indexOf(']/', repeat.length);
  const index = path.charCodeAt(repeat.length) === OPENING && end > 0 ? Number(path.slice(repeat.length + 1, end)) : Number.NaN;
  return Number.isInteger(index) && index > 1 ? { index, name: path.slice(end + 2) } : null;
}

const SLASH = 47;
const OPENING = 91;
