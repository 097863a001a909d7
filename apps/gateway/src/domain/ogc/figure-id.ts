import { keyOfSet, type FigureSet } from '../figure-set.js';
import type { OrderedRow } from '../paging/row-order.js';

/** No code contains it. */
const SEPARATOR = '~';

/** `2026-06-01~LAO-LA0301-01~inflow`: the key of a row in one text. */
export const figureId = (set: FigureSet, row: OrderedRow): string => keyOfSet(set).map((name) => String(row[name])).join(SEPARATOR);

/** The key values of an id; null where it is none of this set. */
export function figureKey(set: FigureSet, id: string): Readonly<Record<string, string>> | null {
  const [names, parts] = [keyOfSet(set), id.split(SEPARATOR)];
  return names.length === parts.length ? Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ''])) : null;
}
