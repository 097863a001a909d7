import { multiChoiceOf, type Indicator } from '@fm/contracts/indicators';
import { besideColumns, type Question } from '@fm/indicators';
import type { Cell, Column, Labels } from './column.js';
import { dimensionTag, figureTag, labelTag, valueTag } from './hxl-tags.js';

export interface ColumnOptions {
  /** Words beside each code in one language; null: codes alone. */
  readonly labels: { readonly of: Labels; readonly lang: 'en' | 'lo' } | null;
  /** What is said of every row because the rows travel alone: invented data. */
  readonly notice: string | null;
  /** Figures of what is held are for those with a key. */
  readonly held: boolean;
}

const FIGURES: readonly (readonly [name: string, kind: Column['kind']])[] = [
  ['nRecords', 'integer'], ['nFlagged', 'integer'], ['coverage', 'number'], ['obsStatus', 'text'], ['confStatus', 'text'], ['state', 'text'], ['revision', 'integer'],
];

/** The table of an answer: columns known before its rows, so that rows can be told one after the other. The order is that of the JSON. */
export function columnsOf(indicator: Indicator, { by, cube }: Pick<Question, 'by' | 'cube'>, { labels, notice, held }: ColumnOptions): readonly Column[] {
  const column = (name: string, kind: Column['kind'], hxl = figureTag(name)): Column => ({ name, kind, hxl, cellOf: (row) => row[name] ?? null });
  const dimensions = by.flatMap((name): Column[] => {
    const code = column(name, 'text', dimensionTag(name));
    return labels ? [code, { name: `${name}Label`, kind: 'text', hxl: labelTag(name), cellOf: (row) => labelOf(row[name], name, labels) }] : [code];
  });
  const hasBase = indicator.calculation.kind !== 'sum' || multiChoiceOf(cube) !== undefined;
  return [
    column('period', 'text'), ...dimensions, column('value', 'number', valueTag(indicator.id)), ...FIGURES.map(([name, kind]) => column(name, kind)),
    ...(held ? [column('nHeld', 'integer'), column('heldMovements', 'number')] : []),
    ...(hasBase ? [column('base', 'number')] : []), ...besideColumns(indicator.calculation).map((name) => column(name, 'number')),
    ...(notice === null ? [] : [{ name: 'notice', kind: 'text' as const, hxl: figureTag('notice'), cellOf: () => notice }]),
  ];
}

function labelOf(code: Cell | undefined, dimension: string, { of, lang }: NonNullable<ColumnOptions['labels']>): Cell {
  return typeof code === 'string' ? (of(dimension, code)?.[lang] ?? null) : null;
}
