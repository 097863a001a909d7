import type { Answers } from '../server/answers.js';

/** What happens to a submission, named by its number in the season. `resend` delivers its hook once more, unchanged. */
export type SeasonAction =
  | { at: Date; type: 'create'; ref: number; answers: Answers; submittedBy: string }
  | { at: Date; type: 'edit'; ref: number; answers: Answers }
  | { at: Date; type: 'delete'; ref: number }
  | { at: Date; type: 'resend'; ref: number };
