import type { ReviewStatus } from '@fm/contracts/vocabulary';
import type { JsonObject } from './canonical-answers.js';
import { storedName, storedText } from './stored-text.js';

/** A status of review as Kobo has it. */
export interface KoboReview {
  readonly status: ReviewStatus;
  /** When it was set; null where Kobo does not say. */
  readonly at: string | null;
}

/** An attachment as Kobo lists it. Matched with its answer by the original name and the question, never by `filename`, which loses Lao vowels. */
export interface ListedAttachment {
  readonly uid: string | null;
  readonly name: string;
  readonly questionPath: string;
  readonly mimetype: string | null;
  readonly url: string | null;
  readonly deleted: boolean;
}

/** What Kobo's server says about a submission beside its answers. Null: the body does not say. */
export interface KoboFacts {
  /** `_submission_time`, UTC: it does not move with edits. */
  readonly submittedAt: string | null;
  readonly review: KoboReview | null;
  readonly attachments: readonly ListedAttachment[] | null;
  /** False where the body may be a subset of the fields: then there is more to ask for. */
  readonly whole: boolean;
}

/** An XML hook sends the whole instance, and nothing of the server's. */
export const NO_FACTS: KoboFacts = { submittedAt: null, review: null, attachments: null, whole: true };

/** What Kobo adds to every submission: a body without one of these was cut. */
const ALWAYS_THERE = ['_id', '_uuid', '_xform_id_string', '_submission_time', '_status', '_attachments'];

const STATUSES: Readonly<Record<string, ReviewStatus>> = {
  validation_status_approved: 'approved', validation_status_not_approved: 'not_approved', validation_status_on_hold: 'on_hold',
};

/** Kobo's uid of a status; empty where it takes the status away. */
export const koboStatus = (status: ReviewStatus): string => (status === 'none' ? '' : `validation_status_${status}`);

/** `{}` or nothing is none. A uid that is not Kobo's own is none too. */
export function reviewOf(status: unknown): KoboReview {
  const { uid, timestamp } = (typeof status === 'object' && status !== null ? status : {}) as { uid?: unknown; timestamp?: unknown };
  const known = typeof uid === 'string' ? STATUSES[uid] : undefined;
  const at = typeof timestamp === 'number' && Number.isFinite(timestamp) ? instantOf(timestamp * 1_000) : null;
  return { status: known ?? 'none', at: known === undefined ? null : at };
}

export function factsOf(submission: JsonObject): KoboFacts {
  const { _submission_time: submitted, _validation_status: status, _attachments: attachments } = submission;
  return {
    submittedAt: typeof submitted === 'string' ? utc(submitted) : null,
    review: typeof status === 'object' && status !== null ? reviewOf(status) : null,
    attachments: Array.isArray(attachments) ? attachments.filter(isObject).map(listedAttachment) : null,
    whole: ALWAYS_THERE.every((key) => key in submission),
  };
}

/** Kobo gives UTC without a zone. @returns null where it is no time */
export function utc(text: string): string | null {
  return instantOf(Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`));
}

function instantOf(ms: number): string | null {
  return Number.isNaN(ms) || ms > MOST_MS || ms < LEAST_MS ? null : new Date(ms).toISOString();
}

/** Postgres and ISO 8601 both take years of four digits. */
const [LEAST_MS, MOST_MS] = [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')];

function listedAttachment(entry: JsonObject): ListedAttachment {
  const text = (key: string): string | null => (typeof entry[key] === 'string' ? storedText(entry[key].slice(0, LONGEST)) : null);
  return {
    uid: text('uid'),
    // Servers before 2024 list no original name.
    name: storedName(text('media_file_basename') ?? text('filename')?.split('/').at(-1) ?? ''),
    questionPath: storedName(text('question_xpath') ?? ''),
    mimetype: text('mimetype'),
    url: text('download_url'),
    deleted: entry['is_deleted'] === true,
  };
}

const LONGEST = 1_000;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
