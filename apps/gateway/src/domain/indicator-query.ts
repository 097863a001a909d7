import type { Cube, Indicator } from '@fm/contracts/indicators';
import { addDays, isLocalDay, type LocalDay } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import { BAD_QUERY } from '../gateway.problems.js';
import { cubeFor } from './cube-choice.js';
import { INTERVALS, type DaySpan, type Interval } from './period.js';
import { codesOf, isMultiChoice, isQueryDimension, QUERY_DIMENSIONS, type QueryDimension } from './query-dimension.js';

/** A query string as it came: a parameter may be given several times. */
export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A question that can be answered from one cube. */
export interface IndicatorQuery {
  readonly span: DaySpan;
  readonly interval: Interval;
  readonly by: readonly QueryDimension[];
  readonly filters: ReadonlyMap<QueryDimension, readonly string[]>;
  readonly cube: Cube;
  readonly multiChoice: QueryDimension | null;
}

const DEFAULT_DAYS = 30;
const LANGUAGES = ['en', 'lo'];
const PLAIN = ['from', 'to', 'interval', 'by', 'lang'];
const MOST_CODES = 500;

/** The codes of one parameter: comma-separated, repeated, or both. */
export function listOf(raw: RawQuery, name: string): readonly string[] {
  return [raw[name] ?? []].flat().flatMap((text) => text.split(',')).map((code) => code.trim()).filter((code) => code !== '');
}

/**
 * Reads a question. Without `from` and `to`: the last 30 days, today included; with one of them, 30 days from or up to it (never beyond today by default).
 * @throws Problem 400 that names the parameter and what it takes; an unknown parameter is refused, since a mistyped filter would change the answer unseen
 */
export function readIndicatorQuery(indicator: Indicator, raw: RawQuery, today: LocalDay): IndicatorQuery {
  for (const name of Object.keys(raw)) if (!PLAIN.includes(name) && !isQueryDimension(name)) refuse(name, [...PLAIN, ...QUERY_DIMENSIONS].join(', '), 'parameters');
  const interval = oneOf(raw, 'interval', INTERVALS) ?? 'day';
  oneOf(raw, 'lang', LANGUAGES);
  const by = readBy(raw);
  const filters = readFilters(raw);
  const asked = [...new Set([...by, ...filters.keys()])];
  const multiChoice = asked.find(isMultiChoice) ?? null;
  if (multiChoice && !by.includes(multiChoice) && filters.get(multiChoice)?.length !== 1) refuse(multiChoice, `one code, or name ${multiChoice} in "by": its codes overlap and are no sum`);
  return { span: readSpan(raw, today), interval, by, filters, cube: cubeFor(indicator, asked), multiChoice };
}

function readBy(raw: RawQuery): readonly QueryDimension[] {
  const names = listOf(raw, 'by');
  const known = names.filter(isQueryDimension);
  if (known.length < names.length || new Set(names).size < names.length) refuse('by', `each once: ${QUERY_DIMENSIONS.join(', ')}`);
  return known;
}

function readFilters(raw: RawQuery): ReadonlyMap<QueryDimension, readonly string[]> {
  const filters = new Map<QueryDimension, readonly string[]>();
  for (const name of QUERY_DIMENSIONS.filter((dimension) => raw[dimension] !== undefined)) {
    const codes = [...new Set(listOf(raw, name))];
    const known = codesOf(name);
    if (known && codes.some((code) => !known.includes(code))) refuse(name, known.join(', '));
    if (codes.length === 0 || codes.length > MOST_CODES || codes.some((code) => !/^[A-Za-z0-9_.+-]{1,64}$/.test(code))) refuse(name, `1 to ${MOST_CODES} codes, separated by commas`);
    filters.set(name, codes);
  }
  return filters;
}

function readSpan(raw: RawQuery, today: LocalDay): DaySpan {
  const [givenFrom, givenTo] = [dayOf(raw, 'from'), dayOf(raw, 'to')];
  const to = givenTo ?? today;
  const from = givenFrom ?? addDays(to, 1 - DEFAULT_DAYS);
  if (from > to) refuse('from', `a day not after "to" (${to})`);
  return { from, to };
}

function dayOf(raw: RawQuery, name: string): LocalDay | null {
  const text = raw[name];
  if (text === undefined) return null;
  return typeof text === 'string' && isLocalDay(text) ? text : refuse(name, 'a local day as YYYY-MM-DD');
}

function oneOf<T extends string>(raw: RawQuery, name: string, known: readonly T[]): T | null {
  if (raw[name] === undefined) return null;
  return known.find((code) => code === raw[name]) ?? refuse(name, known.join(', '));
}

function refuse(name: string, takes: string, what = name): never {
  const [en, lo] = what === 'parameters'
    ? [`There is no parameter "${printable(name)}". Take from: ${takes}.`, `ບໍ່ມີຕົວແປ "${printable(name)}". ໃຫ້ເລືອກຈາກ: ${takes}.`]
    : [`"${name}" takes ${takes}.`, `"${name}" ຮັບສະເພາະ: ${takes}.`];
  throw new Problem(BAD_QUERY, { en, lo });
}

/** What somebody typed goes back short and plain. */
const printable = (text: string): string => text.replaceAll(/[^\w.-]/g, '?').slice(0, 40);
