import { reviewOf, utc, type KoboReview } from '../domain/kobo-facts.js';
import { KoboUnavailable } from './kobo-transport.js';

/** What a sweep learns of a submission. */
export interface ListedSubmission {
  readonly koboId: number;
  readonly uuid: string;
  /** UTC, as Kobo gives it without a zone. */
  readonly submittedAt: string | null;
  readonly review: KoboReview;
}

/** The rows of a page. @throws KoboUnavailable where it is no page: nothing may be concluded from it */
export function rowsOf(page: unknown): readonly Readonly<Record<string, unknown>>[] {
  const results = (page as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) throw new KoboUnavailable('Kobo answered with something that is no page of submissions.');
  return results as Readonly<Record<string, unknown>>[];
}

/** @throws KoboUnavailable where the row is not known by `_id` and `_uuid` */
export function listedSubmission(row: Readonly<Record<string, unknown>>): ListedSubmission {
  const { _id: id, _uuid: uuid, _submission_time: submitted } = row;
  if (!Number.isSafeInteger(id) || typeof uuid !== 'string') throw new KoboUnavailable('Kobo listed a submission without `_id` or `_uuid`.');
  return { koboId: id as number, uuid, submittedAt: typeof submitted === 'string' ? utc(submitted) : null, review: reviewOf(row['_validation_status']) };
}
