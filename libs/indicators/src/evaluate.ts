import { multiChoiceOf, MEASURES, MOVEMENT_TOTAL, type Indicator } from '@fm/contracts/indicators';
import { countsHeld, spreadsRecords } from './cube-fit.js';
import type { CellNeed, Found, Needs, PointFacts, SummedCell } from './need.js';
import { isOfPointOrDay, isOfWholeRecord, type QueryDimension } from './query-dimension.js';
import type { Question } from './question.js';
import { coverageOf } from './reckoning/coverage.js';
import { codesOfRow, filtersOn, keyOf, ofPointOrDay, operationalDays, type Reckoned, type Reckoning, type Surroundings } from './reckoning/reckoned.js';
import { needsOf, reckoningOf } from './reckoning/reckoners.js';
import { narrowed } from './reckoning/share.js';
import type { Warning } from './warning.js';

/** One row of an answer, whoever serves it. `nHeld` and `heldMovements` are null where the question is finer than point and direction. */
export interface Row extends Reckoned {
  readonly period: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number | null;
  readonly heldMovements: number | null;
  readonly coverage: number | null;
  /** SDMX: A normal, E estimated, M missing. */
  readonly obsStatus: 'A' | 'E' | 'M';
  /** SDMX: F free, C withheld. */
  readonly confStatus: 'F' | 'C';
  readonly revision: number;
  readonly restated: boolean;
  readonly sharesCorridor: boolean;
  readonly mixesClasses: boolean;
}

export interface Evaluation {
  readonly rows: readonly Row[];
  readonly warnings: readonly Warning[];
}

const multiChoiceIn = ({ cube }: Question): QueryDimension | undefined => multiChoiceOf(cube);

/** Everything that the rows of one question are made from. Whoever has the cells sums them so, and hands them to `evaluate`. */
export function needsFor(indicator: Indicator, question: Question): Needs {
  const cell = rowCells(indicator, question);
  const more = needsOf(indicator.calculation, question, cell);
  const { span, interval, by, filters } = question;
  return { cells: { cell, ...countsOf(question, cell), ...more.cells }, points: { coverage: { span, interval, by: ofPointOrDay(by), filters: filtersOn(filters, isOfPointOrDay) }, ...more.points } };
}

/** What is counted: the cells of the rows themselves. */
function rowCells({ measure, calculation }: Indicator, { span, interval, by, filters, cube }: Question): CellNeed {
  return { measure, cube, span, interval, by, filters: calculation.kind === 'share' ? narrowed(filters, calculation.known) : filters, base: 'without' };
}

/**
 * `record`: where a record lies in several cells, its counts come from {fmp, direction} under the same point, direction and day. `base`: what
 * stands under `_base` of a multi-choice dimension.
 */
function countsOf({ by, filters, cube }: Question, cell: CellNeed): Readonly<Record<string, CellNeed>> {
  const needs: Record<string, CellNeed> = {};
  const multiChoice = multiChoiceOf(cube);
  const isOther = (name: QueryDimension): boolean => name !== multiChoice;
  if (spreadsRecords(cube)) needs['record'] = { ...cell, measure: MEASURES.movements.name, cube: MOVEMENT_TOTAL, by: by.filter(isOfWholeRecord), filters: filtersOn(filters, isOfWholeRecord) };
  if (multiChoice) needs['base'] = { ...cell, by: by.filter(isOther), filters: filtersOn(cell.filters, isOther), base: 'only' };
  return needs;
}

/** The rows of a question from its cells. Pure: the same cells give the same rows, whatever the order of `by`. */
export function evaluate(indicator: Indicator, question: Question, { found, around }: { readonly found: Found; readonly around: Surroundings }): Evaluation {
  const reckoning = reckoningOf({ calculation: indicator.calculation, question, found, around });
  const look = lookUps(question, found);
  const cells = new Map((found.cells['cell'] ?? []).map((cell) => [keyOf(cell, question.by), cell]));
  const counted = indicator.calculation.kind === 'sum' ? summed(indicator, question, found) : reckoning;
  const rows = [...counted.rows].map(([key, row]) => completed(row, cells.get(key), question, look));
  return { rows: rows.toSorted((a, b) => compare(keyOf(a, question.by), keyOf(b, question.by))), warnings: counted.warnings };
}

/** Byte by byte, as the database orders them. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** I01, I02, I16. Where the question is about points and days alone, a watched row without movements is a 0, and one that nobody watched is missing. */
function summed({ calculation }: Indicator, { by, filters }: Question, found: Found): Reckoning {
  const ofRecords = calculation.kind === 'sum' && calculation.of === 'nRecords';
  const rows = new Map<string, Pick<Row, 'period' | 'codes'> & Reckoned>((found.cells['cell'] ?? []).map((cell) => [keyOf(cell, by), { period: cell.period, codes: codesOfRow(cell, by), ...amountOf(cell, ofRecords) }]));
  if ([...by, ...filters.keys()].every(isOfPointOrDay)) {
    for (const fact of found.points['coverage'] ?? []) {
      const key = keyOf(fact, by);
      const value = operationalDays(fact) > 0 ? 0 : null;
      if (!rows.has(key) && (value === 0 || fact.days.unobserved > 0)) rows.set(key, { period: fact.period, codes: codesOfRow(fact, by), value });
    }
  }
  return { rows, warnings: [] };
}

const amountOf = ({ value, nRecords }: SummedCell, ofRecords: boolean): Reckoned => (value === null ? { value, suppressed: true } : { value: ofRecords ? nRecords : value });

interface LookUps {
  readonly record: (row: Pick<Row, 'period' | 'codes'>) => SummedCell | undefined;
  readonly base: (row: Pick<Row, 'period' | 'codes'>) => number | null | undefined;
  readonly facts: (row: Pick<Row, 'period' | 'codes'>) => PointFacts | undefined;
  readonly spread: boolean;
}

function lookUps(question: Question, found: Found): LookUps {
  const { by, cube } = question;
  const [ofRecord, ofBase, ofPoint] = [by.filter(isOfWholeRecord), by.filter((name) => name !== multiChoiceIn(question)), ofPointOrDay(by)];
  const indexed = <T extends Pick<Row, 'period' | 'codes'>>(items: readonly T[] = [], names: readonly QueryDimension[]): Map<string, T> => new Map(items.map((item) => [keyOf(item, names), item]));
  const [records, bases, facts] = [indexed(found.cells['record'], ofRecord), indexed(found.cells['base'], ofBase), indexed(found.points['coverage'], ofPoint)];
  return {
    record: (row) => records.get(keyOf(row, ofRecord)),
    base: (row) => (multiChoiceIn(question) ? baseAt(bases.get(keyOf(row, ofBase))) : undefined),
    facts: (row) => facts.get(keyOf(row, ofPoint)),
    spread: spreadsRecords(cube),
  };
}

/** No cell is nothing; a suppressed one is not. */
const baseAt = (cell: SummedCell | undefined): number | null => (cell ? cell.value : 0);

function completed(row: Pick<Row, 'period' | 'codes'> & Reckoned, cell: SummedCell | undefined, { cube }: Question, look: LookUps): Row {
  const counts = look.spread ? look.record(row) : cell;
  const held = countsHeld(cube) && cell !== undefined;
  const base = row.base === undefined ? look.base(row) : row.base;
  return {
    ...row, ...(base === undefined ? {} : { base }),
    nRecords: counts?.nRecords ?? 0, nFlagged: counts?.nFlagged ?? 0, nHeld: held ? cell.nHeld : null, heldMovements: held ? cell.heldMovements : null,
    coverage: coverageOf(look.facts(row)), obsStatus: obsStatusOf(row), confStatus: row.suppressed ? 'C' : 'F',
    revision: cell?.revision ?? 0, restated: cell?.restated ?? false, sharesCorridor: cell?.sharesCorridor ?? false, mixesClasses: cell?.mixesClasses ?? false,
  };
}

function obsStatusOf({ value, estimated, suppressed }: Reckoned): Row['obsStatus'] {
  if (value === null) return suppressed ? 'A' : 'M';
  return estimated ? 'E' : 'A';
}

