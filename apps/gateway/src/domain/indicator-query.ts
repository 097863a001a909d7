import { dimensionsOf, type Cube, type Indicator } from '@fm/contracts/indicators';
import { addDays, isLocalDay, type LocalDay } from '@fm/contracts/vocabulary';
import {
  codesOf, completedBy, cubeCarrying, INTERVALS, isMultiChoice, isQueryDimension, periodBefore, periodOf, QUERY_DIMENSIONS, snapshotPeriods, spanOfPeriod,
  type DaySpan, type Filters, type Interval, type QueryDimension, type Question,
} from '@fm/indicators';
import { Problem } from '@fm/problems';
import { BAD_QUERY, NO_CUBE } from '../gateway.problems.js';

/** A query string as it came: a parameter may be given several times. */
export type RawQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const DEFAULT_DAYS = 30;
const LANGUAGES = ['en', 'lo'];
const PLAIN = ['from', 'to', 'interval', 'by', 'asOf', 'lang'];
const MOST_CODES = 500;

/** The codes of one parameter: comma-separated, repeated, or both. */
export function listOf(raw: RawQuery, name: string): readonly string[] {
  return [raw[name] ?? []].flat().flatMap((text) => text.split(',')).map((code) => code.trim()).filter((code) => code !== '');
}

/**
 * Reads a question. Without `from` and `to`: the last 30 days, today included; with one of them, 30 days from or up to it (never beyond today by
 * default). Of snapshots: the twelve whole months before this one.
 * @throws Problem 400 that names the parameter and what it takes; an unknown parameter is refused, since a mistyped filter would change the answer unseen
 */
export function readIndicatorQuery(indicator: Indicator, raw: RawQuery, today: LocalDay): Question {
  for (const name of Object.keys(raw)) if (!PLAIN.includes(name) && !isQueryDimension(name)) refuse(name, [...PLAIN, ...QUERY_DIMENSIONS].join(', '), 'parameters');
  const isSnapshot = indicator.calculation.kind === 'snapshot';
  const interval = oneOf(raw, 'interval', INTERVALS) ?? (isSnapshot ? 'month' : 'day');
  oneOf(raw, 'lang', LANGUAGES);
  const [asked, filters] = [readBy(raw), readFilters(raw)];
  const by = completedBy(indicator, asked, filters);
  const names = [...new Set([...by, ...filters.keys()])];
  const multiChoice = names.find(isMultiChoice);
  if (multiChoice && !by.includes(multiChoice) && filters.get(multiChoice)?.length !== 1) refuse(multiChoice, `one code, or name ${multiChoice} in "by": its codes overlap and are no sum`);
  const question = { span: isSnapshot ? wholeSpan(raw, interval, today) : readSpan(raw, today), interval, by, filters, cube: cubeFor(indicator, names) };
  if (isSnapshot) refuseSums(question);
  return question;
}

/** @throws Problem 400 that names the indicator's cubes */
function cubeFor(indicator: Indicator, asked: readonly QueryDimension[]): Cube {
  const had: readonly string[] = dimensionsOf(indicator);
  const cube = asked.every((name) => had.includes(name)) ? cubeCarrying(indicator, asked) : null;
  if (cube) return cube;
  const cubes = indicator.cubes.map(({ dimensions }) => `{${dimensions.filter((name) => had.includes(name)).join(', ')}}`).join(', ');
  const derived = indicator.calculation.kind === 'snapshot' ? 'round goes with all.' : 'province, district, pointClass, counting and round go with fmp, weekday with all.';
  throw new Problem(NO_CUBE, {
    en: `"by" and filters (${asked.join(', ')}) must fit within one of: ${cubes}. ${derived} Ask two questions instead of one.`,
    lo: `"by" ແລະ ຕົວກອງ (${asked.join(', ')}) ຕ້ອງຢູ່ໃນຊຸດດຽວກັນ: ${cubes}. ໃຫ້ແຍກເປັນສອງຄຳຖາມ.`,
  });
}

/** Snapshots are read and never summed: whole periods or rounds, and of what is filtered either one code or a row for each. */
function refuseSums({ span, interval, by, filters }: Pick<Question, 'span' | 'interval' | 'by' | 'filters'>): void {
  if (snapshotPeriods({ span, interval, by, filters }) === null) refuse('interval', 'month, quarter or year here, with "from" and "to" at the ends of whole ones; or name round in "by" or as a filter');
  for (const [name, codes] of filters) if (name !== 'round' && codes.length > 1 && !by.includes(name)) refuse(name, `one code, or name ${name} in "by": suppressed figures are not added up`);
}

/** The whole periods in which the days given lie; the twelve months before this period where none is. */
function wholeSpan(raw: RawQuery, interval: Interval, today: LocalDay): DaySpan {
  if (dayOf(raw, 'from') ?? dayOf(raw, 'to')) return readSpan(raw, today);
  const last = spanOfPeriod(periodBefore(periodOf(today, interval), { from: today, to: today }), { from: today, to: today }).to;
  const [year = '', month = ''] = addDays(last, 1).split('-');
  return { from: `${Number(year) - 1}-${month}-01`, to: last };
}

function readBy(raw: RawQuery): readonly QueryDimension[] {
  const names = listOf(raw, 'by');
  const known = names.filter(isQueryDimension);
  if (known.length < names.length || new Set(names).size < names.length) refuse('by', `each once: ${QUERY_DIMENSIONS.join(', ')}`);
  return known;
}

function readFilters(raw: RawQuery): Filters {
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
