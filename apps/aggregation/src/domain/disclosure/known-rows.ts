import type { Relation } from './cell-relations.js';
import type { DisclosureCell } from './disclosure-cell.js';

/** A release as somebody holds it who knows which cells are hidden, and that what was not changed is the same in both releases. */
export interface PublishedTable {
  readonly cells: ReadonlyMap<string, DisclosureCell>;
  readonly hidden: ReadonlySet<string>;
  readonly relations: readonly Relation[];
}

/** One line as the public can write it: signs of the hidden figures, and what the published ones leave for them. */
export interface KnownRow {
  readonly terms: ReadonlyMap<string, number>;
  readonly lower: number;
  readonly upper: number;
}

export interface KnownRows {
  readonly rows: readonly KnownRow[];
  /** Hidden figures with what they are: a cell with another value in another release is another figure. */
  readonly hidden: ReadonlyMap<string, { readonly cell: string; readonly value: number }>;
  /** Lines that do not add up: the figures were not whole when they were taken. */
  readonly broken: readonly string[];
}

/** Every line of all releases in terms of the figures that none of them publishes. */
export function knownRows(tables: readonly PublishedTable[]): KnownRows {
  const published = new Set(tables.flatMap((table) => [...table.cells.values()].filter(({ id }) => !table.hidden.has(id)).map(figureOf)));
  const hidden = new Map<string, { cell: string; value: number }>();
  for (const table of tables) {
    for (const id of table.hidden) {
      const cell = table.cells.get(id);
      if (cell && !published.has(figureOf(cell))) hidden.set(figureOf(cell), { cell: id, value: cell.value });
    }
  }
  const [rows, broken] = [new Map<string, KnownRow>(), [] as string[]];
  for (const table of tables) {
    for (const relation of table.relations) {
      const row = rowOf(relation, table.cells, hidden);
      if (row.terms.size > 0) rows.set(keyOf(row), row);
      if (!holds(relation, table.cells)) broken.push(relation.kind === 'sum' ? relation.total : relation.lesser);
    }
  }
  return { rows: [...rows.values()], hidden, broken };
}

const figureOf = ({ id, value }: Pick<DisclosureCell, 'id' | 'value'>): string => `${id}=${value}`;

function rowOf(relation: Relation, cells: PublishedTable['cells'], hidden: KnownRows['hidden']): KnownRow {
  const terms = new Map<string, number>();
  let constant = 0;
  const add = (id: string, sign: number): void => {
    const cell = cells.get(id);
    if (!cell) return;
    if (hidden.has(figureOf(cell))) terms.set(figureOf(cell), sign);
    else constant += sign * cell.value;
  };
  const [one, others] = relation.kind === 'sum' ? [relation.total, relation.parts] : [relation.lesser, relation.greater];
  add(one, -1);
  for (const id of others) add(id, 1);
  return { terms, lower: -constant, upper: relation.kind === 'sum' ? -constant : Infinity };
}

/** Whether the line is true of the figures themselves. */
function holds(relation: Relation, cells: PublishedTable['cells']): boolean {
  const sumOf = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (cells.get(id)?.value ?? 0), 0);
  return relation.kind === 'sum' ? sumOf([relation.total]) === sumOf(relation.parts) : sumOf([relation.lesser]) <= sumOf(relation.greater);
}

function keyOf({ terms, lower, upper }: KnownRow): string {
  return `${[...terms].map(([figure, sign]) => `${sign}*${figure}`).sort().join('+')} ${lower} ${upper}`;
}
