import { compareVersions, isNewer, type Verdict, type VersionTriple } from '@fm/contracts/vocabulary';
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
  /** When its revision came in, ISO 8601; absent for a withdrawal. */
  readonly receivedAt?: string;
  /** Read when its source was connected. */
  readonly backfill?: boolean;
  /** Takes the place of whatever is held, for ever. */
  readonly erased?: boolean;
}

/** What is known of the state that is replaced. `counted`: it was in the figures once. */
export interface HeldCount extends Pick<SubmissionCount, 'version' | 'contribution' | 'counting'> {
  readonly counted: boolean;
}

/** What was in the figures of a submission, and what takes its place. */
export interface Replacement {
  readonly before: HeldCount | null;
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

/** The states of one batch, one a version: the newest of each submission, and the older ones in the order of their versions. */
export interface ArrangedStates {
  readonly newest: readonly SubmissionCount[];
  readonly older: readonly SubmissionCount[];
}

/** The newest state of each submission counts; the others are history. Of what was erased in the same batch nothing else is left. */
export function arranged(states: readonly SubmissionCount[]): ArrangedStates {
  const bySubmission = new Map<string, SubmissionCount[]>();
  for (const state of states) {
    const held = bySubmission.get(state.submission);
    if (held) held.push(state);
    else bySubmission.set(state.submission, [state]);
  }
  const newest: SubmissionCount[] = [];
  const older: SubmissionCount[] = [];
  for (const versions of bySubmission.values()) {
    const last = newestOf(versions);
    newest.push(last);
    if (versions.length > 1 && !last.erased) older.push(...distinct(versions).filter(({ version }) => isNewer(last.version, version)));
  }
  return { newest, older };
}

/** An erasure takes the place of what is newer too, under the newest version. */
function newestOf(versions: readonly SubmissionCount[]): SubmissionCount {
  const newest = versions.reduce((held, state) => (isNewer(state.version, held.version) ? state : held));
  const erasure = versions.find(({ erased }) => erased);
  return erasure ? { ...erasure, version: newest.version } : newest;
}

function distinct(versions: readonly SubmissionCount[]): SubmissionCount[] {
  return versions.toSorted((a, b) => compareVersions(a.version, b.version)).filter(({ version }, index, all) => isNewer(version, all[index - 1]?.version));
}

/**
 * The old contribution taken back and the new one applied. States between the two that came in the same batch are passed through one by one: which
 * of their differences came after the day was final must not depend on where batches are cut.
 */
export function stepsOf(replacements: readonly Replacement[], older: readonly SubmissionCount[] = []): Step[] {
  const between = new Map<string, SubmissionCount[]>();
  for (const state of older) between.set(state.submission, [...(between.get(state.submission) ?? []), state]);
  return replacements.flatMap(({ before, after }) => {
    const passed = (between.get(after.submission) ?? []).filter(({ version }) => isNewer(version, before?.version));
    return chain(before, [...passed, after]);
  });
}

function chain(before: HeldCount | null, states: readonly SubmissionCount[]): Step[] {
  const steps: Step[] = [];
  let [held, counted]: [Pick<SubmissionCount, 'contribution' | 'counting'> | null, boolean] = [before, before?.counted ?? false];
  for (const state of states) {
    const firstRead = state.backfill === true && !counted;
    steps.push(...step(held, -1, { cause: state.cause, firstRead }), ...step(state, 1, { cause: state.cause, firstRead }));
    [held, counted] = [state, counted || isCounted(state)];
  }
  return steps;
}

/** True for a state in which the submission is in the figures. */
export const isCounted = ({ counting, contribution }: Pick<SubmissionCount, 'counting' | 'contribution'>): boolean => counting && contribution !== null && contribution.counts.nRecords > 0;

function step(state: Pick<SubmissionCount, 'contribution' | 'counting'> | null, sign: 1 | -1, because: { cause: Cause; firstRead: boolean }): Step[] {
  return state?.counting && state.contribution ? [{ contribution: state.contribution, sign, ...because }] : [];
}
