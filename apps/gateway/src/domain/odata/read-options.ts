import type { FigureProperty } from '../figure-set.js';
import type { RawQuery } from '../indicator-query.js';
import { readToken, type PageToken } from '../paging/page-token.js';
import { completeOrder, type OrderTerm } from '../paging/row-order.js';
import type { Filter } from './filter.js';
import { readFilter } from './read-filter.js';
import { refuseOption } from './refuse-option.js';

/** The system query options of one request. */
export interface ODataOptions {
  readonly filter: Filter | null;
  /** Null: all. */
  readonly select: readonly string[] | null;
  readonly order: readonly OrderTerm[];
  readonly top: number | null;
  readonly skip: number;
  readonly counted: boolean;
  readonly token: PageToken | null;
}

const TAKEN = ['$filter', '$select', '$orderby', '$top', '$skip', '$count', '$format', '$skiptoken'];
/** Beyond it the way is by nextLink, which needs not read again what was read. */
const FARTHEST = 100_000;

/** @throws Problem 400 for an option that is not taken or cannot be read: one left aside would change the answer unseen */
export function readOptions(raw: RawQuery, properties: readonly FigureProperty[], key: readonly string[]): ODataOptions {
  for (const [name, value] of Object.entries(raw)) {
    if (!TAKEN.includes(name)) refuseOption(printable(name), `nothing here: take from ${TAKEN.join(', ')}`);
    if (typeof value !== 'string') refuseOption(printable(name), 'one value');
  }
  const given = raw as Readonly<Record<string, string | undefined>>;
  const format = given['$format'];
  if (format !== undefined && !/^(json|application\/json(;.*)?)$/i.test(format)) refuseOption('$format', 'json');
  const order = completeOrder(readOrder(given['$orderby'], properties), key);
  return {
    filter: given['$filter'] === undefined ? null : readFilter(given['$filter'], properties),
    select: readSelect(given['$select'], properties),
    order, top: readCount(given, '$top', Number.MAX_SAFE_INTEGER), skip: readCount(given, '$skip', FARTHEST) ?? 0,
    counted: readBoolean(given, '$count'),
    token: given['$skiptoken'] === undefined ? null : (readToken(given['$skiptoken'], order.length) ?? refuseOption('$skiptoken', 'what "@odata.nextLink" brought, with the same $orderby')),
  };
}

function readSelect(text: string | undefined, properties: readonly FigureProperty[]): readonly string[] | null {
  const names = listed(text);
  if (names.length === 0 || names.includes('*')) return null;
  for (const name of names) known(name, '$select', properties);
  return [...new Set(names)];
}

function readOrder(text: string | undefined, properties: readonly FigureProperty[]): readonly OrderTerm[] {
  const terms = listed(text).map((part) => {
    const [, name = '', direction = 'asc'] = /^(\w+)(?:\s+(asc|desc))?$/.exec(part) ?? refuseOption('$orderby', 'names, each with asc or desc after it');
    return { name: known(name, '$orderby', properties), descending: direction === 'desc' };
  });
  return terms.filter(({ name }, index) => terms.findIndex((term) => term.name === name) === index);
}

const listed = (text = ''): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

function known(name: string, option: string, properties: readonly FigureProperty[]): string {
  return properties.find((property) => property.name === name)?.name ?? refuseOption(option, properties.map((property) => property.name).join(', '));
}

function readCount(given: Readonly<Record<string, string | undefined>>, name: string, most: number): number | null {
  const text = given[name];
  if (text === undefined) return null;
  return /^\d{1,15}$/.test(text) && Number(text) <= most ? Number(text) : refuseOption(name, `a whole number from 0 to ${most}; farther on by "@odata.nextLink" or $filter`);
}

function readBoolean(given: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const text = given[name] ?? 'false';
  return text === 'true' || (text === 'false' ? false : refuseOption(name, 'true or false'));
}

const printable = (text: string): string => text.replaceAll(/[^\w$.-]/g, '?').slice(0, 40);
