import type { LocalDay } from '@fm/contracts/vocabulary';
import type { DaySpan } from '@fm/indicators';
import type { OrderedRow, OrderedValue } from '../paging/row-order.js';

export const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What `$filter` says, as far as it is understood here. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'compare'; readonly name: string; readonly operator: Operator; readonly value: OrderedValue }
  | { readonly kind: 'in'; readonly name: string; readonly values: readonly OrderedValue[] };

/** Whether a row passes. As OData 4.01 has it: null equals null alone, and is neither before nor after anything. */
export function passes(filter: Filter, row: OrderedRow): boolean {
  switch (filter.kind) {
    case 'and': return filter.of.every((one) => passes(one, row));
    case 'or': return filter.of.some((one) => passes(one, row));
    case 'not': return !passes(filter.of, row);
    case 'in': return filter.values.includes(row[filter.name] ?? null);
    case 'compare': return compares(row[filter.name] ?? null, filter.operator, filter.value);
  }
}

function compares(held: OrderedValue, operator: Operator, asked: OrderedValue): boolean {
  if (operator === 'eq') return held === asked;
  if (operator === 'ne') return held !== asked;
  if (held === null || asked === null) return false;
  switch (operator) {
    case 'gt': return held > asked;
    case 'ge': return held >= asked;
    case 'lt': return held < asked;
    case 'le': return held <= asked;
  }
}

/** What must hold of every row that passes. */
const conjuncts = (filter: Filter): readonly Filter[] => (filter.kind === 'and' ? filter.of.flatMap(conjuncts) : [filter]);

/** The codes to which a filter narrows a property, where it does. */
export function codesIn(filter: Filter | null, name: string): readonly string[] | null {
  for (const one of filter ? conjuncts(filter) : []) {
    if (one.kind === 'compare' && one.name === name && one.operator === 'eq' && typeof one.value === 'string') return [one.value];
    if (one.kind === 'in' && one.name === name && one.values.every((value) => typeof value === 'string')) return one.values.map(String);
  }
  return null;
}

/** The days outside of which no row can pass; wider than need be where that is simpler. */
export function daysIn(filter: Filter | null): Partial<DaySpan> {
  const bounds = filter ? conjuncts(filter).flatMap(boundsOf) : [];
  const [from, to] = [bounds.flatMap((bound) => bound.from ?? []).toSorted().at(-1), bounds.flatMap((bound) => bound.to ?? []).toSorted()[0]];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

const DAYS = ['periodStart', 'periodEnd'];

function boundsOf(filter: Filter): Partial<DaySpan>[] {
  if (filter.kind !== 'compare' || !DAYS.includes(filter.name) || typeof filter.value !== 'string') return [];
  const day: LocalDay = filter.value;
  switch (filter.operator) {
    case 'eq': return [{ from: day, to: day }];
    case 'gt':
    case 'ge': return [{ from: day }];
    case 'lt':
    case 'le': return [{ to: day }];
    case 'ne': return [];
  }
}
