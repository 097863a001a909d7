import type { SubmissionLocatedV1 } from '@fm/contracts';
import type { LocatedSubmission } from '../domain/submission-state.js';

/** Located state -> contract: the record with codes in it. The measured position and the revision of the register stay here. */
export function submissionLocated({ submission, version, effectiveAt, receivedAt, source, kind, status, training, coded, place, geoFindings }: LocatedSubmission): SubmissionLocatedV1 {
  return { submission, version, effectiveAt, receivedAt, source, kind, status, training, record: coded, place, geoFindings };
}
