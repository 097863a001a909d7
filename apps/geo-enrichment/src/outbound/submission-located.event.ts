import type { SubmissionLocatedV1 } from '@fm/contracts';
import type { LocatedSubmission } from '../domain/submission-state.js';

/** Located state -> contract: the record with codes in it. The measured position, exact distances and the revision of the register stay here. */
export function submissionLocated({ submission, version, effectiveAt, receivedAt, source, backfill, kind, status, training, coded, outcome }: LocatedSubmission): SubmissionLocatedV1 {
  const { place, measured, geoFindings } = outcome;
  const read = backfill === undefined ? {} : { backfill };
  return { submission, version, effectiveAt, receivedAt, source, ...read, kind, status, training, record: coded, place, measured, geoFindings };
}
