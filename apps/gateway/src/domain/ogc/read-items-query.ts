import { isLocalDay, localDayOf, type LocalDay } from '@fm/contracts/vocabulary';
import type { DaySpan } from '@fm/indicators';
import { listOf, type RawQuery } from '../indicator-query.js';
import { refuseOption } from '../odata/refuse-option.js';
import { readToken, type PageToken } from '../paging/page-token.js';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The parameters of `/items`. */
export interface ItemsQuery {
  readonly box: Box | null;
  /** Open where an end is left open. */
  readonly days: Partial<DaySpan>;
  readonly filters: ReadonlyMap<string, readonly string[]>;
  readonly limit: number;
  readonly token: PageToken | null;
}

const OWN = ['bbox', 'datetime', 'limit', 'cursor', 'f'];
const DEFAULT_LIMIT = 100;
export const MOST_ITEMS = 10_000;

/** @param filterable properties that may filter @param terms of the order in which items come @throws Problem 400; OGC API - Features, part 1, 7.15 wants unknown parameters refused */
export function readItemsQuery(raw: RawQuery, { filterable, terms }: { readonly filterable: readonly string[]; readonly terms: number }): ItemsQuery {
  for (const name of Object.keys(raw)) if (![...OWN, ...filterable].includes(name)) refuseOption(name.replaceAll(/[^\w.-]/g, '?').slice(0, 40), `nothing here: take from ${[...OWN, ...filterable].join(', ')}`);
  const one = (name: string): string | undefined => {
    const value = raw[name];
    return value === undefined || typeof value === 'string' ? value : refuseOption(name, 'one value');
  };
  const [limit, cursor, format] = [one('limit'), one('cursor'), one('f')];
  if (format !== undefined && format !== 'json') refuseOption('f', 'json');
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) refuseOption('limit', `a whole number from 1; at most ${MOST_ITEMS} come at once`);
  return {
    box: readBox(one('bbox')), days: readDays(one('datetime')),
    filters: new Map(filterable.filter((name) => raw[name] !== undefined).map((name) => [name, listOf(raw, name)])),
    limit: Math.min(limit === undefined ? DEFAULT_LIMIT : Number(limit), MOST_ITEMS),
    token: cursor === undefined ? null : (readToken(cursor, terms) ?? refuseOption('cursor', 'what the link "next" brought')),
  };
}

function readBox(text: string | undefined): Box | null {
  if (text === undefined) return null;
  const numbers = text.split(',').map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers.length === 6 ? [0, 1, 3, 4].map((index) => numbers[index] ?? Number.NaN) : numbers;
  const isBox = (numbers.length === 4 || numbers.length === 6) && numbers.every(Number.isFinite) && south <= north;
  return isBox ? { west, south, east, north } : refuseOption('bbox', 'west,south,east,north in degrees (CRS84), as in 101.5,20.5,102.5,21.5');
}

/** A box whose west is east of its east goes over the antimeridian. */
export function isWithin({ west, south, east, north }: Box, { lon, lat }: { readonly lon: number; readonly lat: number }): boolean {
  const between = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return between && lat >= south && lat <= north;
}

const DATETIME = 'a day or instant, or two with "/" between, ".." for an open end: 2026-06-01/2026-06-30';

function readDays(text: string | undefined): Partial<DaySpan> {
  if (text === undefined) return {};
  const parts = text.split('/');
  if (parts.length > 2) refuseOption('datetime', DATETIME);
  const [from, last] = parts.map(readDay);
  const to = parts.length === 1 ? from : last;
  if (from === undefined && to === undefined && text !== '../..') refuseOption('datetime', DATETIME);
  if (from !== undefined && to !== undefined && from > to) refuseOption('datetime', 'its first day not after its last');
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Figures are of local days: an instant is the day in Laos. */
function readDay(text: string): LocalDay | undefined {
  if (text === '..' || text === '') return undefined;
  if (isLocalDay(text)) return text;
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : null;
  return instant && !Number.isNaN(instant.getTime()) ? localDayOf(instant) : refuseOption('datetime', DATETIME);
}
