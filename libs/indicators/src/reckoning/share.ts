import type { Calculation, Codes } from '@fm/contracts/indicators';
import { isQueryDimension, type QueryDimension } from '../query-dimension.js';
import type { Filters } from '../question.js';
import { codesOfRow, filtersOn, keyOf, percent, withDimensions, type Reckoned, type Reckoner } from './reckoned.js';

type Share = Extract<Calculation, { kind: 'share' }>;

/** Dimensions that rows must not mix though the question does not name them: a point has one class. */
const keptApart = ({ within }: Share): QueryDimension[] => (within ? [within] : []);

/** Filters narrowed to known codes: a share of known ages has no row of unknown age. */
export function narrowed(filters: Filters, known: Codes = {}): Filters {
  const result = new Map(filters);
  for (const [name, codes = []] of Object.entries(known)) if (isQueryDimension(name)) result.set(name, filters.get(name)?.filter((code) => codes.includes(code)) ?? codes);
  return result;
}

/** I09, I11, I13, I15, I17, I19: a row within the sum over its own dimension, the rest of the question being equal. */
export const SHARE: Reckoner<Share> = {
  needs: (calculation, { by }, cell) => {
    const isOver = (name: QueryDimension): boolean => calculation.over.some((over) => over === name);
    const rest = withDimensions(by, ...keptApart(calculation)).filter((name) => !isOver(name));
    const part = { ...cell, by: withDimensions(by, ...keptApart(calculation)) };
    return { cells: { part, whole: { ...cell, by: rest, filters: narrowed(filtersOn(cell.filters, (name) => !isOver(name)), calculation.known) } }, points: {} };
  },
  reckon: ({ calculation, question: { by }, found }) => {
    const rest = withDimensions(by, ...keptApart(calculation)).filter((name) => !calculation.over.some((over) => over === name));
    const wholes = new Map((found.cells['whole'] ?? []).map((cell) => [keyOf(cell, rest), cell]));
    const rows = (found.cells['part'] ?? []).map((cell) => {
      const whole = wholes.get(keyOf(cell, rest));
      const base = whole?.value ?? null;
      const reckoned: Reckoned = {
        value: percent(cell.value, base), base,
        ...(calculation.groups ? { beside: { groupShare: percent(cell.nRecords, whole?.nRecords ?? null) } } : {}),
        suppressed: cell.value === null || base === null,
      };
      return [keyOf(cell, by), { period: cell.period, codes: codesOfRow(cell, by), ...reckoned }] as const;
    });
    return { rows: new Map(rows), warnings: [] };
  },
};
