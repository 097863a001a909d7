import { MEASURES, OBSERVED_HOURS_CUBES, type Calculation } from '@fm/contracts/indicators';
import { periodOf } from '../period.js';
import { isOfPointOrDay, type QueryDimension } from '../query-dimension.js';
import { codesOfRow, filtersOn, grouped, keyOf, sum, withDimensions, type Reckoner } from './reckoned.js';

const PLACE: readonly QueryDimension[] = ['fmp', 'hour'];
const isOfHour = (name: QueryDimension): boolean => isOfPointOrDay(name) || name === 'hour';

/** I22: over the hours of points that were observed, movements by these hours. What was seen at other times is not in it. */
export const PER_OBSERVED_HOUR: Reckoner<Extract<Calculation, { kind: 'per-observed-hour' }>> = {
  needs: (_, { by }, cell) => {
    const byHour = { ...cell, interval: 'day', by: withDimensions(by, ...PLACE) } as const;
    const hours = { ...byHour, measure: MEASURES['observed-hours'].name, cube: OBSERVED_HOURS_CUBES.hour, by: withDimensions(by.filter(isOfHour), ...PLACE), filters: filtersOn(cell.filters, isOfHour), base: 'with' } as const;
    return { cells: { byHour, hours }, points: {} };
  },
  reckon: ({ question: { by, interval }, found }) => {
    const inPeriod = <T extends { readonly period: string }>(cell: T): T & { readonly day: string } => ({ ...cell, day: cell.period, period: periodOf(cell.period, interval) });
    const hours = (found.cells['hours'] ?? []).filter(({ value }) => value !== null && value > 0).map(inPeriod);
    const watched = new Set(hours.map((cell) => keyOf({ period: cell.day, codes: cell.codes }, PLACE)));
    const seen = (found.cells['byHour'] ?? []).map(inPeriod).filter((cell) => watched.has(keyOf({ period: cell.day, codes: cell.codes }, PLACE)));
    const ofHour = by.filter(isOfHour);
    const observed = grouped(hours, ofHour);
    const counted = grouped(seen, by);
    const keys = ofHour.length === by.length ? [...observed].map(([key, cells]) => [key, cells] as const) : [...counted].map(([key, cells]) => [key, cells] as const);
    return {
      rows: new Map(keys.flatMap(([key, cells]) => cells.slice(0, 1).map((first) => {
        const base = sum((observed.get(keyOf(first, ofHour)) ?? []).map(({ value }) => value));
        const movements = sum((counted.get(key) ?? []).map(({ value }) => value));
        return [key, { period: first.period, codes: codesOfRow(first, by), value: base === null || base === 0 || movements === null ? null : movements / base, base, beside: { movements } }] as const;
      }))),
      warnings: [],
    };
  },
};
