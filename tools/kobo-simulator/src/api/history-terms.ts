import type { HistoryEntry } from '../server/history.js';
import { ApiRefusal } from './api-refusal.js';
import { type Test, UnreadableQuery } from './query-language.js';

type Held = string | number | boolean | null | undefined;

/** Django's lookups that a history query may end with; equality where none is named. */
const LOOKUPS: Record<string, (held: Held, wanted: Held) => boolean> = {
  exact: (held, wanted) => held === wanted,
  iexact: (held, wanted) => lower(held) === lower(wanted),
  contains: (held, wanted) => String(held).includes(String(wanted)),
  icontains: (held, wanted) => lower(held).includes(lower(wanted)),
  startswith: (held, wanted) => String(held).startsWith(String(wanted)),
  gt: (held, wanted) => order(held, wanted) > 0,
  gte: (held, wanted) => order(held, wanted) >= 0,
  lt: (held, wanted) => order(held, wanted) < 0,
  lte: (held, wanted) => order(held, wanted) <= 0,
};

/** One `field:value` of a history query, e.g. `action:redeploy`, `date_created__gte:"2026-06-01T00:00:00Z"`, `metadata__submission__status:Approved`. */
export function historyTerm(field: string | null, value: string): Test<HistoryEntry> {
  if (field === null) return anywhere(value);
  // Kobo lets `status:` pass for any row: the name is set apart for another list.
  if (field === 'status') return () => true;
  const steps = field.split('__');
  const lookup = LOOKUPS[steps.length > 1 ? (steps.at(-1) ?? '') : ''];
  const path = lookup === undefined ? steps : steps.slice(0, -1);
  const compare = lookup ?? equal;
  const read = reader(path);
  const wanted = path[0] === 'date_created' ? instant(value) : plain(value);
  return (entry) => {
    const held = read(entry);
    return wanted === null ? held === null || held === undefined : held !== undefined && held !== null && compare(held, wanted);
  };
}

function equal(held: Held, wanted: Held): boolean {
  return held === wanted;
}

/** A value without a field is looked for in the metadata, and must have three characters, here as there. */
function anywhere(value: string): Test<HistoryEntry> {
  if (value.length < 3) throw new ApiRefusal(400, 'Your query is too short: search for three characters or more, or name a field.');
  return (entry) => lower(JSON.stringify(entry.metadata)).includes(lower(value));
}

function reader([first = '', ...rest]: string[]): (entry: HistoryEntry) => Held {
  const name = [first, ...rest].join('__');
  if (name === 'action') return (entry) => entry.action;
  if (name === 'date_created') return (entry) => Date.parse(entry.date_created);
  if (name === 'user_uid') return (entry) => entry.user_uid;
  if (name === 'user__username') return (entry) => entry.username;
  if (first === 'metadata' && rest.length > 0) return (entry) => inside(entry.metadata, rest);
  throw new UnreadableQuery(`History has no field ${name}: use action, date_created, user_uid, user__username or metadata__….`);
}

function inside(value: unknown, steps: readonly string[]): Held {
  const found = steps.reduce<unknown>((held, step) => (typeof held === 'object' && held !== null ? Reflect.get(held, step) : undefined), value);
  return typeof found === 'object' ? undefined : found as Held;
}

function instant(value: string): number {
  const found = Date.parse(value);
  if (Number.isNaN(found)) throw new UnreadableQuery(`Not an instant: ${value}. Write e.g. "2026-06-01T00:00:00Z", in quotes.`);
  return found;
}

/** Kobo reads null, true, false and numbers out of a value, quoted or not. */
function plain(value: string): Held {
  if (value === 'null') return null;
  if (/^(true|false)$/i.test(value)) return lower(value) === 'true';
  return /^[-+]?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

function order(held: Held, wanted: Held): number {
  if (typeof held !== typeof wanted || held === undefined || wanted === undefined || held === null || wanted === null) return NaN;
  if (held === wanted) return 0;
  return held < wanted ? -1 : 1;
}

function lower(value: Held): string {
  return String(value).toLowerCase();
}
