import { BASE, INDICATOR_CATALOGUE, MEASURES, MOVEMENT_CUBES, multiChoiceOf, POINT_DAY_STATES, type Cube, type Indicator, type MeasureName, type PointDayState } from '@fm/contracts/indicators';
import {
  completedBy, cubeCarrying, evaluate, needsFor, periodOf, type CellNeed, type Evaluation, type Filters, type Found, type PointFacts, type PointNeed, type QueryDimension, type Question, type Row, type SummedCell, type Surroundings,
} from '../src/index.js';

export interface DayCell {
  readonly measure: MeasureName;
  readonly cube: string;
  readonly day: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly value: number;
  readonly nRecords: number;
}

interface Point {
  readonly pointClass: string;
  readonly province: string;
}

export const POINTS: Readonly<Record<string, Point>> = {
  A: { pointClass: 'border', province: 'LA03' }, B: { pointClass: 'border', province: 'LA03' }, C: { pointClass: 'internal', province: 'LA04' },
};

/** Cells of movements by day: codes in the order of the cube's dimensions. */
export const moved = (cube: keyof typeof MOVEMENT_CUBES, day: string, key: string, ...[value, nRecords = 1]: readonly [value: number, nRecords?: number]): DayCell => cell('movements', MOVEMENT_CUBES[cube], day, { key, value, nRecords });
export const stateOf = (day: string, fmp: string, state: PointDayState): DayCell => cell('point-days', MEASURES['point-days'].cubes[0], day, { key: `${fmp}|${state}`, value: 1, nRecords: 0 });
export const hours = (day: string, fmp: string, planned: number | null, observed: number | null): DayCell[] => [
  ...(planned === null ? [] : [cell('planned-hours', MEASURES['planned-hours'].cubes[0], day, { key: fmp, value: planned, nRecords: 0 })]),
  ...(observed === null ? [] : [cell('observed-hours', MEASURES['observed-hours'].cubes[0] as Cube, day, { key: fmp, value: observed, nRecords: 0 })]),
];

export function cell(measure: MeasureName, cube: Cube, day: string, { key, value, nRecords }: { key: string; value: number; nRecords: number }): DayCell {
  const codes = key.split('|');
  return { measure, cube: cube.name, day, value, nRecords, codes: Object.fromEntries(cube.dimensions.map((name, index) => [name, codes[index] ?? 'unknown'])) };
}

const AROUND: Surroundings = { today: '2030-01-01', rounds: new Map(), exclusions: () => [''] };

export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly interval?: Question['interval'];
  readonly by?: readonly QueryDimension[];
  readonly filters?: Readonly<Partial<Record<QueryDimension, readonly string[]>>>;
  readonly around?: Partial<Surroundings>;
}

/** Asks these day cells, summed in memory, as a gateway asks its read model. */
export function ask(id: string, cells: readonly DayCell[], { from, to, interval = 'total', by: named = [], filters: given = {}, around = {} }: Asked): Evaluation & { readonly question: Question } {
  const indicator = indicatorOf(id);
  const filters: Filters = new Map(Object.entries(given) as [QueryDimension, readonly string[]][]);
  const by = completedBy(indicator, named, filters);
  const cube = cubeCarrying(indicator, [...new Set([...by, ...filters.keys()])]);
  if (!cube) throw new Error(`${id} has no cube for ${by.join()}`);
  const question: Question = { span: { from, to }, interval, by, filters, cube };
  const needs = needsFor(indicator, question);
  const found: Found = {
    cells: Object.fromEntries(Object.entries(needs.cells).map(([name, need]) => [name, sumCells(cells, need)])),
    points: Object.fromEntries(Object.entries(needs.points).map(([name, need]) => [name, sumPoints(cells, need)])),
  };
  return { ...evaluate(indicator, question, { found, around: { ...AROUND, ...around } }), question };
}

export const rowsOf = (id: string, cells: readonly DayCell[], asked: Asked): readonly Row[] => ask(id, cells, asked).rows;
export const valueOf = (id: string, cells: readonly DayCell[], asked: Asked): number | null | undefined => rowsOf(id, cells, asked)[0]?.value;

function indicatorOf(id: string): Indicator {
  const indicator = INDICATOR_CATALOGUE.find((known) => known.id === id);
  if (!indicator) throw new Error(`no indicator ${id}`);
  return indicator;
}

function codeOf(name: QueryDimension, { codes, day }: Pick<DayCell, 'codes' | 'day'>): string {
  const point = POINTS[codes['fmp'] ?? ''];
  if (name === 'pointClass') return point?.pointClass ?? 'unknown';
  if (name === 'province') return point?.province ?? 'unknown';
  if (name === 'weekday') return String(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
  return codes[name] ?? 'unknown';
}

const belongs = (cell: Pick<DayCell, 'codes' | 'day'>, { span, filters }: PointNeed): boolean =>
  cell.day >= span.from && cell.day <= span.to && [...filters].every(([name, codes]) => codes.includes(codeOf(name, cell)));

function groups<T extends Pick<DayCell, 'codes' | 'day'>>(items: readonly T[], { by, interval }: PointNeed): { period: string; codes: Record<string, string>; items: T[] }[] {
  const found = new Map<string, { period: string; codes: Record<string, string>; items: T[] }>();
  for (const item of items) {
    const [period, codes] = [periodOf(item.day, interval), Object.fromEntries(by.map((name) => [name, codeOf(name, item)]))];
    const key = JSON.stringify([period, codes]);
    found.set(key, { period, codes, items: [...(found.get(key)?.items ?? []), item] });
  }
  return [...found.values()];
}

function sumCells(cells: readonly DayCell[], need: CellNeed): SummedCell[] {
  const multiChoice = multiChoiceOf(need.cube);
  const isWanted = ({ codes }: DayCell): boolean => multiChoice === undefined || need.base === 'with' || (codes[multiChoice] === BASE) === (need.base === 'only');
  const own = cells.filter((one) => one.measure === need.measure && one.cube === need.cube.name && isWanted(one) && belongs(one, need));
  return groups(own, need).map(({ period, codes, items }) => ({
    period, codes, value: items.reduce((sum, { value }) => sum + value, 0), nRecords: items.reduce((sum, { nRecords }) => sum + nRecords, 0),
    nFlagged: 0, nHeld: 0, heldMovements: 0, revision: 1, sharesCorridor: false, mixesClasses: false,
  }));
}

function sumPoints(cells: readonly DayCell[], need: PointNeed): PointFacts[] {
  const ofPoints = cells.filter(({ measure, cube }) => measure === 'planned-hours' || measure === 'point-days' || (measure === 'observed-hours' && cube === 'fmp'));
  const days = new Map<string, DayCell[]>();
  for (const one of ofPoints.filter((cell) => belongs(cell, need))) days.set(`${one.codes['fmp'] ?? ''}/${one.day}`, [...(days.get(`${one.codes['fmp'] ?? ''}/${one.day}`) ?? []), one]);
  const pointDays = [...days.values()].flatMap((own) => own.slice(0, 1).map(({ codes, day }) => ({ codes: { fmp: codes['fmp'] ?? '' }, day, own })));
  return groups(pointDays, need).map(({ period, codes, items }) => {
    const plannedDays = items.map(({ own }) => ({ planned: total(own, 'planned-hours'), watched: total(own, 'observed-hours') })).filter(({ planned }) => planned > 0);
    const states = items.flatMap(({ own }) => own.filter(({ measure }) => measure === 'point-days'));
    return {
      period, codes, planned: plannedDays.length === 0 ? null : plannedDays.reduce((sum, { planned }) => sum + planned, 0),
      observed: plannedDays.reduce((sum, { planned, watched }) => sum + Math.min(planned, watched), 0),
      days: Object.fromEntries(POINT_DAY_STATES.map((state) => [state, states.filter(({ codes: of }) => of['state'] === state).reduce((sum, { value }) => sum + value, 0)])) as Record<PointDayState, number>,
    };
  });
}

const total = (cells: readonly DayCell[], measure: MeasureName): number => cells.filter((cell) => cell.measure === measure).reduce((sum, { value }) => sum + value, 0);
