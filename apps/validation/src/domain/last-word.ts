import type { ReviewStatus } from '@fm/contracts/vocabulary';

/** What a person decided here about one revision. A next revision is judged afresh. */
export interface PersonDecision {
  readonly submission: string;
  readonly revision: number;
  readonly verb: 'release' | 'reject';
  readonly actor: string;
  readonly reason: string;
  readonly decidedAt: string;
}

/** The status that a person last set in Kobo. It stands there for the submission, through its edits, until somebody sets another. */
export interface KoboReview {
  readonly submission: string;
  readonly review: number;
  readonly status: ReviewStatus;
  readonly reviewedAt: string;
  /** When it was seen. */
  readonly effectiveAt: string;
}

/** What counts above the rules. `none`: the rules have the word again. */
export interface Word {
  readonly verb: 'release' | 'reject' | 'hold' | 'none';
  readonly by: string;
  /** Since when it is so. */
  readonly since: string;
}

const VERBS = { approved: 'release', not_approved: 'reject', on_hold: 'hold', none: 'none' } as const satisfies Record<ReviewStatus, Word['verb']>;
const IN_KOBO = 'Kobo';

/** The later of what a person decided here about this revision and what a person set in Kobo; null where nobody spoke. */
export function lastWord(person: PersonDecision | undefined, review: KoboReview | undefined): Word | null {
  if (review && !(person && Date.parse(person.decidedAt) >= Date.parse(review.reviewedAt))) return { verb: VERBS[review.status], by: IN_KOBO, since: review.effectiveAt };
  return person ? { verb: person.verb, by: person.actor, since: person.decidedAt } : null;
}
