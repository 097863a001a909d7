import type { Calculation } from '@fm/contracts/indicators';
import type { CellNeed, PointFacts, PointNeed, SummedCell } from '../need.js';
import { coveredSpan, daysIn, type DaySpan } from '../period.js';
import { isOfPointOrDay, type QueryDimension } from '../query-dimension.js';
import type { Question } from '../question.js';
import { DAYS_UNKNOWN, pointsLeftOut } from '../warning.js';
import { codesOfRow, filtersOn, grouped, keyOf, ofPointOrDay, operationalDays, sum, withDimensions, type Reckoned, type Reckoner, type Surroundings } from './reckoned.js';

/** Days of the calendar that a row covers: of its weekday and round where it has one, and none that is still to come. */
export function calendarDays({ period, codes }: Pick<SummedCell, 'period' | 'codes'>, { span, filters }: Question, { today, rounds }: Surroundings): number {
  const covered = coveredSpan(period, span);
  const weekdays = codes['weekday'] !== undefined ? [codes['weekday']] : (filters.get('weekday') ?? null);
  const asked = codes['round'] !== undefined ? [codes['round']] : (filters.get('round') ?? null);
  const within: DaySpan[] = asked ? asked.flatMap((round) => rounds.get(round) ?? []) : [covered];
  return within.reduce((days, round) => days + daysIn({ from: later(round.from, covered.from), to: earlier(earlier(round.to, covered.to), today) }, weekdays), 0);
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** I03. */
export const PER_CALENDAR_DAY: Reckoner<Extract<Calculation, { kind: 'per-calendar-day' }>> = {
  needs: () => ({ cells: {}, points: {} }),
  reckon: ({ question, found, around }) => ({
    rows: new Map((found.cells['cell'] ?? []).map((cell) => {
      const days = calendarDays(cell, question, around);
      const reckoned: Reckoned = { value: cell.value === null || days === 0 ? null : cell.value / days, base: days, suppressed: cell.value === null };
      return [keyOf(cell, question.by), { period: cell.period, codes: codesOfRow(cell, question.by), ...reckoned }];
    })),
    warnings: [],
  }),
};

/** Cells and days of each point, as averages and trends read them. */
export function byPoint(question: Question, cell: CellNeed): { cell: CellNeed; days: PointNeed } {
  const { span, interval, filters } = cell;
  return { cell: { ...cell, by: withDimensions(question.by, 'fmp') }, days: { span, interval, by: withDimensions(ofPointOrDay(question.by), 'fmp'), filters: filtersOn(filters, isOfPointOrDay) } };
}

/** One point in one row: its movements, its operational days. */
export interface PointAverage {
  readonly point: string;
  readonly movements: number | null;
  readonly days: number;
}

/** The points of each row. A point of which something is known and nothing counted has no movements: 0 on days that were watched. */
export function pointsOfRows(by: readonly QueryDimension[], cells: readonly SummedCell[], facts: readonly PointFacts[]): Map<string, { first: SummedCell | PointFacts; points: PointAverage[] }> {
  const ofPoint = ofPointOrDay(by);
  const known = grouped(facts, ofPoint);
  const counted = grouped(cells, by);
  const uncounted = ofPoint.length === by.length ? [...known.keys()].filter((key) => !counted.has(key)) : [];
  return new Map([...counted.keys(), ...uncounted].flatMap((key) => {
    const own = counted.get(key) ?? [];
    const first = own[0] ?? known.get(key)?.[0];
    return first ? [[key, { first, points: averagesOf(own, known.get(keyOf(first, ofPoint)) ?? []) }]] : [];
  }));
}

function averagesOf(cells: readonly SummedCell[], facts: readonly PointFacts[]): PointAverage[] {
  const movements = new Map(cells.map(({ codes, value }) => [codes['fmp'] ?? '', value]));
  const days = new Map(facts.map((fact) => [fact.codes['fmp'] ?? '', operationalDays(fact)]));
  const points = new Set([...movements.keys(), ...days.keys()].filter((point) => point !== 'unknown'));
  return [...points].sort().map((point) => ({ point, movements: movements.has(point) ? (movements.get(point) ?? null) : 0, days: days.get(point) ?? 0 }));
}

/** Σ over the points of movements by operational days; null where no point has any. */
export function averageOver(points: readonly PointAverage[]): number | null {
  const operational = points.filter(({ days }) => days > 0);
  return operational.length === 0 ? null : sum(operational.map(({ movements, days }) => (movements === null ? null : movements / days)));
}

/** I04. */
export const PER_OPERATIONAL_DAY: Reckoner<Extract<Calculation, { kind: 'per-operational-day' }>> = {
  needs: (_, question, cell) => {
    const needs = byPoint(question, cell);
    return { cells: { byPoint: needs.cell }, points: { byPoint: needs.days } };
  },
  reckon: ({ question: { by }, found }) => {
    const facts = found.points['byPoint'] ?? [];
    if (facts.length === 0) return { rows: new Map(), warnings: [DAYS_UNKNOWN] };
    const rows = [...pointsOfRows(by, found.cells['byPoint'] ?? [], facts)].map(([key, { first, points }]) => {
      const operational = points.filter(({ days }) => days > 0).length;
      const base = points.reduce((total, { days }) => total + days, 0);
      return [key, { period: first.period, codes: codesOfRow(first, by), value: averageOver(points), base, beside: { points: points.length, operationalPoints: operational } }] as const;
    });
    const partial = rows.filter(([, { beside }]) => beside.operationalPoints < beside.points).map(([, { period, beside }]) => ({ period, operational: beside.operationalPoints, points: beside.points }));
    return { rows: new Map(rows), warnings: partial.length > 0 ? [pointsLeftOut(partial)] : [] };
  },
};
