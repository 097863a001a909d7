import { ApiRefusal } from './api-refusal.js';

export type Matches = (document: Readonly<Record<string, unknown>>) => boolean;

type Scalar = string | number | boolean | null;

/** Kobo's white list, as far as it is simulated. Text compares as text: `"9" > "10"`; only `_id` is a number. */
const OPERATORS: Record<string, (held: unknown, wanted: unknown) => boolean> = {
  $eq: (held, wanted) => held === wanted,
  $ne: (held, wanted) => held !== wanted,
  $gt: (held, wanted) => compare(held, wanted, (order) => order > 0),
  $gte: (held, wanted) => compare(held, wanted, (order) => order >= 0),
  $lt: (held, wanted) => compare(held, wanted, (order) => order < 0),
  $lte: (held, wanted) => compare(held, wanted, (order) => order <= 0),
  $in: (held, wanted) => Array.isArray(wanted) && wanted.includes(held),
  $nin: (held, wanted) => Array.isArray(wanted) && !wanted.includes(held),
  $exists: (held, wanted) => (held !== undefined) === Boolean(wanted),
};

/** @throws ApiRefusal 400 for what Kobo would call an unsupported query. */
export function parseQuery(text: string | null): Matches {
  if (text === null || text === '') return () => true;
  return queryOf(parsed(text));
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiRefusal(400, `Unsupported query. Not JSON: send it URL-encoded, e.g. {"_id":{"$gt":1}}.`);
  }
}

function queryOf(query: unknown): Matches {
  if (!isRecord(query)) throw new ApiRefusal(400, 'Unsupported query. Send a JSON object.');
  const parts = Object.entries(query).map(([key, condition]) => (key.startsWith('$') ? combined(key, condition) : field(key, condition)));
  return (document) => parts.every((part) => part(document));
}

function combined(operator: string, list: unknown): Matches {
  if (!Array.isArray(list) || (operator !== '$and' && operator !== '$or')) {
    throw new ApiRefusal(400, `Unsupported query. ${operator} is not simulated at the top: use $and or $or with a list.`);
  }
  const parts = list.map(queryOf);
  return operator === '$and' ? (document) => parts.every((part) => part(document)) : (document) => parts.some((part) => part(document));
}

function field(key: string, condition: unknown): Matches {
  if (!isRecord(condition)) return (document) => valueAt(document, key) === condition;
  const tests = Object.entries(condition).map(([name, wanted]) => {
    const operator = OPERATORS[name];
    if (operator === undefined) throw new ApiRefusal(400, `Unsupported query. ${name} is not simulated.`);
    return (held: unknown) => operator(held, wanted);
  });
  return (document) => tests.every((test) => test(valueAt(document, key)));
}

/** `_validation_status.uid` reaches into an object; a key that itself holds a dot comes first. */
export function valueAt(document: Readonly<Record<string, unknown>>, key: string): unknown {
  if (key in document) return document[key];
  const [first = '', ...rest] = key.split('.');
  const inner = document[first];
  return rest.length > 0 && isRecord(inner) ? inner[rest.join('.')] : undefined;
}

/** Mongo never matches values of different types with an order operator. */
function compare(held: unknown, wanted: unknown, accepts: (order: number) => boolean): boolean {
  if (typeof held !== typeof wanted || held === null || held === undefined) return false;
  return accepts(order(held as Scalar, wanted as Scalar));
}

export function order(one: Scalar, other: Scalar): number {
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
