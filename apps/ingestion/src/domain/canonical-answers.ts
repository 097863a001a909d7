import { createHash } from 'node:crypto';

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
 */
export function answersOfJson(submission: JsonObject): Answers {
  const answers: Record<string, string> = Object.create(null) as Record<string, string>;
  const put = (canonical: string, raw: string, value: unknown): void => {
    if (value === null || value === undefined || value === '') return;
    if (Array.isArray(value)) value.forEach((row, index) => put(index === 0 ? canonical : `${canonical}[${index + 1}]`, raw, row));
    else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) put(below(canonical, raw, key), key.startsWith(`${raw}/`) ? key : `${raw}/${key}`, inner);
    else answers[canonical] = String(value);
  };
  for (const [key, value] of Object.entries(submission)) if (!NOT_ANSWERS.has(key)) put(key, key, value);
  return sorted(answers);
}

const below = (canonical: string, raw: string, key: string): string => (key.startsWith(`${raw}/`) ? canonical + key.slice(raw.length) : `${canonical}/${key}`);

/** Drops what is no answer and orders the paths. */
export function sorted(answers: Readonly<Record<string, string>>): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([path]) => !NOT_ANSWERS.has(path)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 over the ordered paths and answers: equal for two bodies that say the same. */
export function contentHash(answers: Answers): Buffer {
  const hash = createHash('sha256');
  for (const [path, answer] of Object.entries(answers)) hash.update(`${JSON.stringify(path)}:${JSON.stringify(answer)}\n`);
  return hash.digest();
}

/** True where everything that `part` says is said by `whole` in the same words: a hook that sends a subset of the fields. */
export function isContained(part: Answers, whole: Answers): boolean {
  return Object.entries(part).every(([path, answer]) => whole[path] === answer);
}
