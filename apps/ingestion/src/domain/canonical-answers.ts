import { createHash } from 'node:crypto';
import { AnswerSheet, bounded } from './answer-sheet.js';

/** Canonical path to answer, all strings: the same for the JSON and the XML form of a submission. */
export type Answers = Readonly<Record<string, string>>;

export type JsonObject = Readonly<Record<string, unknown>>;

/** What Kobo's server adds on reading, or what changes without an edit: no answers. A question may start with an underscore, so these are named one by one. */
const NOT_ANSWERS = new Set([
  '_id', '_uuid', '_submission_time', '_attachments', '_status', '_geolocation', '_validation_status', '_submitted_by', '_supplementalDetails',
  '_tags', '_notes', '_bamboo_dataset_id', '_deleted_at', '_userform_id', '_xform_id_string', '__version__', 'formhub/uuid', 'formhub',
  'meta/instanceID', 'meta/rootUuid', 'meta/deprecatedID', 'orx:meta/orx:instanceID',
]);

/**
 * Flattens Kobo's JSON. Its repeats are arrays whose rows repeat the full path in every key (`r_nat: [{ "r_nat/nat_iso3": … }]`);
 * here row 1 keeps the bare path and row 2 is `r_nat[2]/nat_iso3`: an XML body cannot tell a repeat of one row from a group.
 * Rows without answers count no number.
 */
export function answersOfJson(submission: JsonObject): Answers {
  const sheet = new AnswerSheet();
  for (const [key, value] of Object.entries(submission)) if (!NOT_ANSWERS.has(key)) put({ canonical: bounded(key), raw: bounded(key) }, value, sheet);
  return sorted(sheet.answers);
}

/** Where a value stands: in our words, and as the keys of Kobo's rows repeat it. */
interface Place {
  readonly canonical: string;
  readonly raw: string;
}

/** @returns whether anything was answered */
function put(at: Place, value: unknown, into: AnswerSheet): boolean {
  if (into.isFull) return false;
  if (Array.isArray(value)) return putRows(at, value, into);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, inner]) => !into.isFull && put(below(at, key), inner, into)).some(Boolean);
  }
  return into.put(at.canonical, value === null || value === undefined ? '' : String(value));
}

function putRows({ canonical, raw }: Place, rows: readonly unknown[], into: AnswerSheet): boolean {
  let filled = 0;
  for (const row of rows) if (put({ canonical: filled === 0 ? canonical : `${canonical}[${filled + 1}]`, raw }, row, into)) filled++;
  return filled > 0;
}

/** A node that came twice without being a repeat is rows of its own name: `q: [{ q: … }]`. */
function below({ canonical, raw }: Place, key: string): Place {
  if (key === raw) return { canonical, raw };
  return key.startsWith(`${raw}/`)
    ? { canonical: bounded(canonical + key.slice(raw.length)), raw: bounded(key) }
    : { canonical: bounded(`${canonical}/${key}`), raw: bounded(`${raw}/${key}`) };
}

/** Drops what is no answer and orders the paths. */
export function sorted(answers: Readonly<Record<string, string>>): Answers {
  const ordered = Object.create(null) as Record<string, string>;
  for (const path of Object.keys(answers).filter((key) => !NOT_ANSWERS.has(key)).sort()) ordered[path] = answers[path] ?? '';
  return ordered;
}

/** SHA-256 over the ordered paths and answers: equal for two bodies that say the same. */
export function contentHash(answers: Answers): Buffer {
  // One text and one call: a call for each answer took longer than the hash itself.
  return createHash('sha256').update(JSON.stringify(answers)).digest();
}

/** True where everything that `part` says is said by `whole` in the same words: a hook that sends a subset of the fields. */
export function isContained(part: Answers, whole: Answers): boolean {
  return Object.entries(part).every(([path, answer]) => whole[path] === answer);
}
