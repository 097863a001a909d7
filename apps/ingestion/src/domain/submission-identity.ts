import type { Answers, JsonObject } from './canonical-answers.js';

/** One submission as a body shows it. Uuids are without the `uuid:` prefix; what the body does not say is null. */
export interface ParsedSubmission {
  readonly asset: string | null;
  readonly rootUuid: string | null;
  readonly uuid: string | null;
  readonly deprecatedUuid: string | null;
  readonly koboId: number | null;
  readonly end: string | null;
  readonly formVersion: string | null;
  readonly answers: Answers;
}

export const withoutPrefix = (uuid: string | null): string | null => uuid?.replace(/^uuid:/, '') ?? null;

const IDENTITY_KEYS = ['_uuid', 'meta/rootUuid', 'meta/instanceID', 'orx:meta/orx:instanceID', '_id', '_xform_id_string'];

/** Wider bodies than this are not searched: a wrapper is small. */
const LARGEST_SEARCH = 10_000;

/** The submission inside a custom wrapper at any depth: the first object, level by level, that carries an identity; else the body itself. */
export function findSubmission(body: unknown): JsonObject | null {
  const queue: unknown[] = [body];
  for (let index = 0; index < queue.length && index < LARGEST_SEARCH; index++) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, LARGEST_SEARCH));
    if (!isObject(value)) continue;
    if (IDENTITY_KEYS.some((key) => isScalar(value[key]))) return value;
    queue.push(...Object.values(value).filter((inner) => typeof inner === 'object'));
  }
  return isObject(body) ? body : null;
}

/** The text of a key, or null where it is missing or no scalar. */
export function scalarAt(object: JsonObject, key: string): string | null {
  const value = object[key];
  return isScalar(value) && value !== '' ? String(value) : null;
}

/** Kobo's `_id`, where it is a whole number that can be told exactly. */
export function koboIdIn(text: string | null): number | null {
  const id = Number(text ?? '');
  return text !== null && Number.isSafeInteger(id) && id > 0 ? id : null;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
