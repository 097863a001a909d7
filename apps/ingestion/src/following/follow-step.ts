import type { NextWork, SourceWatch } from '../domain/watch-schedule.js';
import type { FollowedSource } from '../reconcile-submission.service.js';

export interface Following {
  readonly source: FollowedSource;
  readonly watch: SourceWatch;
  /** What the schedule says. */
  readonly work: NextWork;
  readonly now: Date;
}

/** One kind of work with a source. */
export interface FollowStep {
  /** Does a small piece of it, if there is any. @returns whether it did. @throws KoboUnavailable where Kobo gives no usable answer: it is left alone for a while */
  step(following: Following): Promise<boolean>;
}

/** The steps in order: what comes first is done before anything after it. */
export const FOLLOW_STEPS = Symbol('FOLLOW_STEPS');
