import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INDICATOR_CATALOGUE, POINT_DAY_STATES } from '@fm/contracts/indicators';
import { addDays } from '@fm/contracts/vocabulary';
import { ask, hours, moved, POINTS, rowsOf, stateOf, type DayCell } from '../test/counted.builder.js';
import { besideColumns, INTERVALS, type QueryDimension } from './index.js';

const START = '2026-05-25';
const SPAN = { from: START, to: addDays(START, 59) } as const;
const LIVE = INDICATOR_CATALOGUE.filter(({ calculation }) => calculation.kind !== 'snapshot');
const OF_A_POINT_OR_DAY: readonly QueryDimension[] = ['fmp', 'province', 'pointClass', 'weekday'];

const oneOf = (...codes: string[]): fc.Arbitrary<string> => fc.constantFrom(...codes);

/** Days of points as they come: some observed, some closed, some without any state; groups in every cube, the unknown among them. */
interface Group {
  readonly day: string;
  readonly place: string;
  readonly n: number;
  readonly nationality: string;
  readonly sex: string;
  readonly age: string;
  readonly destination: string;
  readonly transport: string;
  readonly hour: string;
}
const group: fc.Arbitrary<Group> = fc.record({
  day: fc.integer({ min: 0, max: 59 }).map((offset) => addDays(START, offset)),
  place: fc.tuple(oneOf(...Object.keys(POINTS)), oneOf('inflow', 'outflow', 'transit')).map((parts) => parts.join('|')),
  n: fc.integer({ min: 1, max: 40 }), nationality: oneOf('LAO', 'CHN', 'XXX'), sex: oneOf('F', 'M', 'unknown'), age: oneOf('0-4', '18-59', 'unknown'),
  destination: oneOf('LAO|LA03', 'LAO|LA-unknown', 'CHN|none', 'XXX|unknown'), transport: oneOf('train|tourism', 'bus|unknown', 'unknown|tourism'), hour: oneOf('08', '17', 'unknown'),
});
const watch = fc.record({ day: fc.integer({ min: -60, max: 59 }).map((offset) => addDays(START, offset)), fmp: oneOf(...Object.keys(POINTS)), state: fc.constantFrom(...POINT_DAY_STATES), planned: fc.option(fc.integer({ min: 1, max: 12 })), watched: fc.option(fc.integer({ min: 0, max: 14 })) });

const cellsOf = ({ day, place, n, ...codes }: Group): DayCell[] => [
  moved('total', day, place, n), moved('nationality', day, `${place}|${codes.nationality}`, n), moved('sexAge', day, `${place}|${codes.sex}|${codes.age}`, n),
  moved('transport', day, `${place}|${codes.transport}`, n), moved('hour', day, `${place}|${codes.hour}`, n), moved('originDestination', day, `${place}|LAO|LA04|${codes.destination}`, n),
  moved('reason', day, `${place}|_base`, n), moved('reason', day, `${place}|health`, n),
];
const days: fc.Arbitrary<DayCell[]> = fc.tuple(fc.array(group, { maxLength: 25 }), fc.uniqueArray(watch, { maxLength: 40, selector: ({ day, fmp }) => `${day}/${fmp}` }))
  .map(([groups, watches]) => [...groups.flatMap(cellsOf), ...watches.flatMap(({ day, fmp, state, planned, watched }) => [stateOf(day, fmp, state), ...hours(day, fmp, planned, watched)])]);
const someBy = fc.shuffledSubarray([...OF_A_POINT_OR_DAY, 'direction'] as QueryDimension[]);
const interval = fc.constantFrom(...INTERVALS);
const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('whatever was counted', () => {
  it('every single-choice breakdown sums to the total, unknown included', () => {
    fc.assert(fc.property(days, interval, fc.constantFrom<QueryDimension>('nationality', 'sex', 'age', 'transport', 'movementType', 'hour', 'destCountry', 'destProvince', ...OF_A_POINT_OR_DAY), (cells, every, by) => {
      const totals = new Map(rowsOf('movements', cells, { ...SPAN, interval: every }).map(({ period, value }) => [period, value ?? 0]));
      const broken = rowsOf('movements', cells, { ...SPAN, interval: every, by: [by] });
      for (const [period, value] of totals) expect(sumOf(broken.filter((row) => row.period === period).map((row) => row.value))).toBe(value);
    }));
  });

  it('days fold to weeks, months, quarters, years and the total', () => {
    fc.assert(fc.property(days, interval, someBy, (cells, every, by) => {
      const folded = sumOf(rowsOf('movements', cells, { ...SPAN, interval: every, by }).map(({ value }) => value));
      expect(folded).toBe(sumOf(rowsOf('movements', cells, { ...SPAN, interval: 'day', by }).map(({ value }) => value)));
    }));
  });

  it('the order of "by" does not matter', () => {
    fc.assert(fc.property(days, interval, someBy, fc.constantFrom(...LIVE.filter(({ cubes }) => cubes.some(({ dimensions }) => dimensions.includes('direction')))), (cells, every, by, { id }) => {
      const told = (order: readonly QueryDimension[]): string[] => {
        const { rows, question } = ask(id, cells, { ...SPAN, interval: every, by: order });
        return rows.map(({ codes, ...row }) => JSON.stringify([[...question.by].sort().map((name) => codes[name]), row])).sort();
      };
      expect(told(by.toReversed())).toEqual(told(by));
    }));
  });

  it('shares lie within 0 and 100, coverage within 0 and 1, and what has no base is null', () => {
    fc.assert(fc.property(days, interval, (cells, every) => {
      for (const { id, calculation } of LIVE.filter(({ calculation: { kind } }) => ['share', 'rate', 'ratio', 'coverage'].includes(kind))) {
        for (const { value, base } of rowsOf(id, cells, { ...SPAN, interval: every })) {
          if (value === null) expect(base ?? 0).toBe(0);
          else expect(value >= 0 && value <= (calculation.kind === 'coverage' ? 1 : 100)).toBe(true);
        }
      }
    }));
  });

  it('shares of one base add up to 100', () => {
    fc.assert(fc.property(days, fc.constantFrom('nationality-share', 'movement-type-share', 'transport-share', 'age-share'), (cells, id) => {
      const rows = rowsOf(id, cells, SPAN).filter(({ value }) => value !== null);
      if (rows.length > 0) expect(sumOf(rows.map(({ value }) => value))).toBeCloseTo(100, 8);
    }));
  });

  it('null is never zero: missing is said so, and every number that is told is one', () => {
    fc.assert(fc.property(days, interval, fc.subarray(['fmp', 'province'] as QueryDimension[]), (cells, every, by) => {
      const withHours = LIVE.filter(({ cubes }) => cubes.some(({ dimensions }) => dimensions.includes('fmp')));
      for (const { id } of withHours) {
        for (const { value, obsStatus, coverage } of rowsOf(id, cells, { ...SPAN, interval: every, by })) {
          expect(obsStatus === 'M').toBe(value === null);
          expect([value, coverage].every((told) => told === null || Number.isFinite(told))).toBe(true);
        }
      }
    }), { numRuns: 40 });
  });

  it('an estimate is never below what was observed', () => {
    fc.assert(fc.property(days, interval, someBy, (cells, every, by) => {
      const observed = new Map(rowsOf('movements', cells, { ...SPAN, interval: every, by }).map((row) => [JSON.stringify([row.period, row.codes]), row.value]));
      for (const row of rowsOf('movements-adjusted', cells, { ...SPAN, interval: every, by })) expect(row.value).toBeGreaterThanOrEqual(observed.get(JSON.stringify([row.period, row.codes])) ?? 0);
    }));
  });

  it('beside the value stand the columns that the catalogue has, and no others', () => {
    fc.assert(fc.property(days, (cells) => {
      for (const { id, calculation } of LIVE) for (const { beside } of rowsOf(id, cells, SPAN)) if (beside) expect(Object.keys(beside).sort()).toEqual([...besideColumns(calculation)].sort());
    }), { numRuns: 30 });
  });
});
