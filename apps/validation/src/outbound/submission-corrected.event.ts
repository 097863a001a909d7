import type { SubmissionCorrectedV1 } from '@fm/contracts';
import type { Correction } from '../domain/correction.js';

/** What Kobo is to say instead of what counted before. */
export function correctedEvent({ id, submission, revision, path, old, new: value, decidedAt }: Correction): SubmissionCorrectedV1 {
  return { correction: String(id), submission, revision, path, old, new: value, correctedAt: decidedAt };
}
