import type { OrderedValue, Place } from './row-order.js';

/** Where a page ended, and how many rows the asker still wants; null: all. */
export interface PageToken {
  readonly after: Place;
  readonly left: number | null;
}

/** Longer ones are not ours. */
const LONGEST = 2_000;

export const writeToken = ({ after, left }: PageToken): string => Buffer.from(JSON.stringify([left, ...after])).toString('base64url');

/** Null where it is none that `writeToken` could have written for an order of so many terms. */
export function readToken(text: string, terms: number): PageToken | null {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return null;
  const parts = parsed(text);
  if (!parts || parts.length !== terms + 1) return null;
  const [left, ...after] = parts;
  if (left !== null && !(Number.isSafeInteger(left) && Number(left) >= 0)) return null;
  return after.every(isOrdered) ? { after, left: left === null ? null : Number(left) } : null;
}

const isOrdered = (value: unknown): value is OrderedValue => value === null || typeof value === 'string' || typeof value === 'number';

function parsed(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? (value as unknown[]) : null;
  } catch {
    return null;
  }
}
