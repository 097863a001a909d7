import type { Answers, JsonObject } from './canonical-answers.js';
import type { KoboFacts } from './kobo-facts.js';
import { storedName, storedText } from './stored-text.js';

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
  readonly facts: KoboFacts;
}

const nameIn = (text: string | null): string | null => {
  const name = text?.trim().replace(/^uuid:/, '') ?? '';
  return name === '' ? null : storedName(name);
};

/** An instant, or whatever stands in its place, cut to what an instant may need. */
const instantIn = (text: string | null): string | null => (text === null ? null : storedText(text.slice(0, LONGEST_INSTANT)));
const LONGEST_INSTANT = 64;

/** What a body says of its submission's names, by the paths of Kobo's JSON; fit for storing. */
export function identityOf(at: (path: string) => string | null): Omit<ParsedSubmission, 'koboId' | 'answers' | 'facts'> {
  const name = (path: string): string | null => nameIn(at(path));
  return {
    asset: name('_xform_id_string'),
    rootUuid: name('meta/rootUuid'),
    uuid: name('_uuid') ?? name('meta/instanceID') ?? name('orx:meta/orx:instanceID'),
    deprecatedUuid: name('meta/deprecatedID'),
    end: instantIn(at('end')),
    formVersion: name('__version__'),
  };
}

/** Wider bodies than this are not searched: a wrapper is small. */
const LARGEST_SEARCH = 10_000;

/** Strong names first: a wrapper may name the form, and only the submission its uuid. */
const IDENTITY_KEYS = [['_uuid', 'meta/rootUuid', 'meta/instanceID', 'orx:meta/orx:instanceID', '_id'], ['_xform_id_string']];

/** The submission inside a custom wrapper at any depth: the first object, level by level, that carries an identity; else the body itself. */
export function findSubmission(body: unknown): JsonObject | null {
  const objects = objectsIn(body);
  for (const keys of IDENTITY_KEYS) {
    const found = objects.find((object) => keys.some((key) => scalarAt(object, key) !== null));
    if (found) return found;
  }
  return isObject(body) ? body : null;
}

/** The objects of a body, level by level, as far as it is searched. */
function objectsIn(body: unknown): readonly JsonObject[] {
  const queue: unknown[] = [body];
  for (let index = 0; index < queue.length && queue.length < LARGEST_SEARCH; index++) {
    const value = queue[index];
    if (typeof value === 'object' && value !== null) queue.push(...Object.values(value).filter((inner) => typeof inner === 'object').slice(0, LARGEST_SEARCH));
  }
  return queue.filter(isObject);
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
