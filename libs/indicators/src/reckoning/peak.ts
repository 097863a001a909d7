import type { Calculation } from '@fm/contracts/indicators';
import { periodOf } from '../period.js';
import { isOfPointOrDay } from '../query-dimension.js';
import { codesOfRow, filtersOn, grouped, keyOf, ofPointOrDay, operationalDays, type Reckoned, type Reckoner } from './reckoned.js';

/** Of an even number the mean of the middle two. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function peakOf(amounts: readonly (number | null)[]): Reckoned {
  const totals = amounts.filter((amount) => amount !== null);
  if (totals.length < amounts.length) return { value: null, suppressed: true };
  const middle = median(totals);
  if (middle === null) return { value: null };
  const greatest = totals.reduce((a, b) => Math.max(a, b), 0);
  return { value: middle === 0 ? null : greatest / middle, base: middle, beside: { greatest, days: totals.length } };
}

/** I23: over the days on which any point of the row was operational; a watched day without movements is a 0. */
export const PEAK: Reckoner<Extract<Calculation, { kind: 'peak' }>> = {
  needs: (_, { by, span }, cell) => ({
    cells: { byDay: { ...cell, interval: 'day' } },
    points: { byDay: { span, interval: 'day', by: ofPointOrDay(by), filters: filtersOn(cell.filters, isOfPointOrDay) } },
  }),
  reckon: ({ question: { by, interval }, found }) => {
    const ofPoint = ofPointOrDay(by);
    const cells = found.cells['byDay'] ?? [];
    const values = new Map(cells.map((cell) => [keyOf(cell, by), cell.value]));
    const valueOn = (key: string): number | null => (values.has(key) ? (values.get(key) ?? null) : 0);
    const watched = (found.points['byDay'] ?? []).filter((fact) => operationalDays(fact) > 0);
    const days = grouped(watched.map((fact) => ({ ...fact, day: fact.period, period: periodOf(fact.period, interval) })), ofPoint);
    const groups = grouped(cells.map(({ period, codes }) => ({ period: periodOf(period, interval), codes })), by);
    const rows = [...groups].flatMap(([key, own]) => own.slice(0, 1).flatMap((first) => {
      const operational = days.get(keyOf(first, ofPoint)) ?? [];
      if (operational.length === 0) return [];
      const peak = peakOf(operational.map(({ day }) => valueOn(keyOf({ period: day, codes: first.codes }, by))));
      return [[key, { period: first.period, codes: codesOfRow(first, by), ...peak }] as const];
    }));
    return { rows: new Map(rows), warnings: [] };
  },
};
