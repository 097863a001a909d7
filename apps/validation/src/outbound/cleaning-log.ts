import type { Correction, CorrectionState } from '../domain/correction.js';

/** The first seven are those of cleaning logs as they are handed over (IMPACT's `cleaningtools`); the rest is told besides. */
export const CLEANING_COLUMNS = ['uuid', 'question', 'old', 'new', 'issue', 'who', 'when', 'reason', 'state', 'revision', 'submission'] as const;

export function cleaningRow({ submission, path, old, new: value, issue, actor, decidedAt, reason, state, revision }: Correction & { readonly state: CorrectionState }): (string | null)[] {
  return [submission.split('/').at(-1) ?? submission, path, old, value, issue, actor, decidedAt, reason, state, String(revision), submission];
}
