import type { Beside, Calculation, Codes, Part } from '@fm/contracts/indicators';
import { dimensionsFixedBy } from '@fm/contracts/indicators';
import type { SummedCell } from '../need.js';
import { isQueryDimension } from '../query-dimension.js';
import { codesOfRow, grouped, percent, sum, withDimensions, type Reckoned, type Reckoner } from './reckoned.js';

type OfParts = Extract<Calculation, { kind: 'ratio' | 'index' }>;

const matches = (codes: Readonly<Record<string, string>>, where: Codes): boolean => Object.entries(where).every(([name, known]) => known.includes(codes[name] ?? ''));
const sumWhere = (cells: readonly SummedCell[], where: Codes): number | null => sum(cells.filter(({ codes }) => matches(codes, where)).map(({ value }) => value));

function sumOf(cells: readonly SummedCell[], { where, less }: Part): number | null {
  const [more, off] = [sumWhere(cells, where), less ? sumWhere(cells, less) : 0];
  return more === null || off === null ? null : more - off;
}

const besideOf = (cells: readonly SummedCell[], beside: Beside = {}): Record<string, number | null> => Object.fromEntries(Object.entries(beside).map(([name, part]) => [name, sumOf(cells, part)]));

function reckonParts(cells: readonly SummedCell[], calculation: OfParts): Reckoned {
  const beside = besideOf(cells, calculation.beside);
  if (calculation.kind === 'ratio') {
    const [part, whole] = [sumOf(cells, calculation.part), sumOf(cells, calculation.whole)];
    return { value: percent(part, whole), base: whole, beside, suppressed: part === null || whole === null };
  }
  const shares = calculation.less.map(({ weight, part, whole }) => ({ weight, share: percent(sumOf(cells, part), sumOf(cells, whole)) }));
  const known = shares.every(({ share }) => share !== null);
  return { value: known ? 1 - shares.reduce((off, { weight, share }) => off + (weight * (share ?? 0)) / 100, 0) : null, beside };
}

/** I10, I12, I14, I21, I30: sums over chosen codes, one within another. One reading has them all. */
export const PARTS: Reckoner<OfParts> = {
  needs: (calculation, { by }, cell) => {
    const fixed = dimensionsFixedBy(calculation).filter(isQueryDimension);
    return { cells: { parts: { ...cell, by: withDimensions(by, ...fixed), base: 'with' } }, points: {} };
  },
  reckon: ({ calculation, question: { by }, found }) => {
    const groups = grouped(found.cells['parts'] ?? [], by);
    return { rows: new Map([...groups].flatMap(([key, cells]) => cells.slice(0, 1).map((first) => [key, { period: first.period, codes: codesOfRow(first, by), ...reckonParts(cells, calculation) }] as const))), warnings: [] };
  },
};
