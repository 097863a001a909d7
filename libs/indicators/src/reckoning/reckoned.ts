import { OPERATIONAL_STATES } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { CellNeed, Found, Needs, PointFacts, SummedCell } from '../need.js';
import type { DaySpan } from '../period.js';
import { isOfPointOrDay, type QueryDimension } from '../query-dimension.js';
import type { Filters, Question } from '../question.js';
import type { Warning } from '../warning.js';

/** What a formula says of one row. */
export interface Reckoned {
  readonly value: number | null;
  readonly base?: number | null;
  readonly beside?: Readonly<Record<string, number | null>>;
  readonly estimated?: boolean;
  /** It follows from a cell that is withheld. */
  readonly suppressed?: boolean;
}

/** What a reckoning must know besides cells. */
export interface Surroundings {
  readonly today: LocalDay;
  /** First and last days of each round, as it was planned. */
  readonly rounds: ReadonlyMap<string, DaySpan>;
  /** The rules of whom to leave out that held at a point within a span; two of them are a break. */
  readonly exclusions: (point: string, span: DaySpan) => readonly string[];
}

export interface Reckoning {
  readonly rows: ReadonlyMap<string, { readonly period: string; readonly codes: Readonly<Record<string, string>> } & Reckoned>;
  readonly warnings: readonly Warning[];
}

/** One kind of formula: what it reads beside the cells of the rows themselves, and what it makes of them. */
export interface Reckoner<C> {
  readonly needs: (calculation: C, question: Question, cell: CellNeed) => Needs;
  readonly reckon: (given: { readonly calculation: C; readonly question: Question; readonly found: Found; readonly around: Surroundings }) => Reckoning;
}

const SEPARATOR = '\u001f';
type Coded = Pick<SummedCell, 'period' | 'codes'>;

/** The place of a row among others: its period and its codes in the order of `by`. */
export const keyOf = ({ period, codes }: Coded, by: readonly QueryDimension[]): string => [period, ...by.map((name) => codes[name] ?? '')].join(SEPARATOR);

export const codesOfRow = ({ codes }: Coded, by: readonly QueryDimension[]): Record<string, string> => Object.fromEntries(by.map((name) => [name, codes[name] ?? '']));

export function grouped<T extends Coded>(items: readonly T[], by: readonly QueryDimension[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item, by);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Null, which stands for what is withheld, swallows what it is added to. */
export const sum = (amounts: readonly (number | null)[]): number | null => amounts.reduce((total, amount) => (total === null || amount === null ? null : total + amount), 0);

/** Null over nothing: a share of none is not 0. */
export const percent = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole === 0 ? null : (100 * part) / whole);

export const operationalDays = ({ days }: PointFacts): number => OPERATIONAL_STATES.reduce((total, state) => total + days[state], 0);

export const ofPointOrDay = (by: readonly QueryDimension[]): QueryDimension[] => by.filter(isOfPointOrDay);
export const filtersOn = (filters: Filters, belongs: (name: QueryDimension) => boolean): Filters => new Map([...filters].filter(([name]) => belongs(name)));
export const withDimensions = (by: readonly QueryDimension[], ...more: QueryDimension[]): QueryDimension[] => [...new Set([...by, ...more])];
