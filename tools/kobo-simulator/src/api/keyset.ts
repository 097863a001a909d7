/** A query that asks for nothing but a range of `_id`: what a sweep sends for each page. */
export interface Keyset {
  /** Bounds that are left out themselves. */
  above: number;
  below: number;
  descending: boolean;
}

/** Null where the query asks for more than that, or the order is another: then bodies have to be looked at. */
export function keysetOf(query: unknown, sort: unknown): Keyset | null {
  const descending = directionOf(sort);
  if (descending === null || !isRecord(query)) return null;
  const keys = Object.keys(query);
  if (keys.length === 0) return { above: -Infinity, below: Infinity, descending };
  const condition = query['_id'];
  if (keys.length > 1 || !isRecord(condition)) return null;
  const range: Keyset = { above: -Infinity, below: Infinity, descending };
  for (const [operator, bound] of Object.entries(condition)) {
    if (typeof bound !== 'number') return null;
    if (operator === '$gt') range.above = Math.max(range.above, bound);
    else if (operator === '$gte') range.above = Math.max(range.above, Math.ceil(bound) - 1);
    else if (operator === '$lt') range.below = Math.min(range.below, bound);
    else if (operator === '$lte') range.below = Math.min(range.below, Math.floor(bound) + 1);
    else return null;
  }
  return range;
}

function directionOf(sort: unknown): boolean | null {
  if (!isRecord(sort)) return null;
  const [first, ...others] = Object.entries(sort);
  if (first === undefined) return false;
  const [key, way] = first;
  return key === '_id' && others.length === 0 && (way === 1 || way === -1) ? way === -1 : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
