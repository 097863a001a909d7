import { isNewer, type Verdict, type VersionTriple } from '@fm/contracts/vocabulary';
import type { Cause, Step } from './cell-changes.js';
import type { Contribution } from './contribution.js';

/** How one submission counts at one version. `withdrawn` is a tombstone. */
export interface SubmissionCount {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly status: Verdict | 'withdrawn';
  readonly contribution: Contribution | null;
  /** False at a community point: kept, but not in the figures. */
  readonly counting: boolean;
  readonly cause: Cause;
  /** Takes the place of whatever is held, for ever. */
  readonly erased?: boolean;
}

/** What was in the figures of a submission, and what takes its place. */
export interface Replacement {
  readonly before: Pick<SubmissionCount, 'contribution' | 'counting'> | null;
  readonly after: SubmissionCount;
}

/**
 * What takes the place of a held state: what is newer; an erasure also where it is not, under the version that is held, since nothing that is
 * known may outlive it (a counter that was restored from a backup is behind).
 */
export function over(state: SubmissionCount, held: VersionTriple | undefined): SubmissionCount | null {
  if (isNewer(state.version, held)) return state;
  if (!state.erased || !held) return null;
  const { revision, decision, placement } = held;
  return { ...state, version: { revision, decision, placement } };
}

/** The newest state of each submission in a batch: those between are never seen, since the batch is one transaction. */
export function newestPerSubmission(states: readonly SubmissionCount[]): SubmissionCount[] {
  const newest = new Map<string, SubmissionCount>();
  for (const state of states) {
    if (isNewer(state.version, newest.get(state.submission)?.version)) newest.set(state.submission, state);
  }
  return [...newest.values()];
}

/** The old contribution taken back and the new one applied. */
export function stepsOf(replacements: readonly Replacement[]): Step[] {
  return replacements.flatMap(({ before, after }) => [...step(before, -1, after.cause), ...step(after, 1, after.cause)]);
}

function step(state: Replacement['before'], sign: 1 | -1, cause: Cause): Step[] {
  return state?.counting && state.contribution ? [{ contribution: state.contribution, sign, cause }] : [];
}
