export type OrderedValue = string | number | null;
export type OrderedRow = Readonly<Record<string, OrderedValue | undefined>>;

export interface OrderTerm {
  readonly name: string;
  readonly descending: boolean;
}

/** The place of a row in an order: its values under the terms. */
export type Place = readonly OrderedValue[];

export const placeOf = (row: OrderedRow, order: readonly OrderTerm[]): Place => order.map(({ name }) => row[name] ?? null);

/** Null before everything, then numbers by size, then texts by their code units. */
function compareValues(a: OrderedValue, b: OrderedValue): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

export function comparePlaces(a: Place, b: Place, order: readonly OrderTerm[]): number {
  for (const [index, { descending }] of order.entries()) {
    const compared = compareValues(a[index] ?? null, b[index] ?? null);
    if (compared !== 0) return descending ? -compared : compared;
  }
  return 0;
}

/** The terms with the key after them: no two rows have one place, so that a page knows where it ended. */
export function completeOrder(terms: readonly OrderTerm[], key: readonly string[]): readonly OrderTerm[] {
  return [...terms, ...key.filter((name) => !terms.some((term) => term.name === name)).map((name) => ({ name, descending: false }))];
}

/** True where rows that come by period in ascending order need no sorting beyond the piece in which they came. */
export const isByPeriod = (order: readonly OrderTerm[]): boolean => order[0]?.name === 'period' && !order[0].descending;
