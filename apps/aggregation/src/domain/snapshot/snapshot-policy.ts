import type { SnapshotCell } from './snapshot-cell.js';

type Numbers = Pick<SnapshotCell, 'measure' | 'value' | 'base'>;

/** When a cell says too much, and what a change of one may be. */
export interface SnapshotPolicy {
  /** Published numbers move by nothing or by as much at least. */
  readonly threshold: number;
  readonly isSensitive: (cell: Numbers) => boolean;
  /** The counts that a cell tells, each protected for itself. */
  readonly countsIn: (cell: Numbers) => readonly number[];
  /** Whether what is withheld may be kept beside: of class X nothing is. */
  readonly keepsWithheld: boolean;
}

const SURVEY_THRESHOLD = 5;
const SURVEY_BASE = 30;
const SEVERE_K = 11;

/** Class S: bases of thirty, cells of five. A median is no count: its base is. */
export const SURVEY_SNAPSHOT: SnapshotPolicy = {
  threshold: SURVEY_THRESHOLD,
  isSensitive: ({ measure, value, base }) => (base !== null && base < SURVEY_BASE) || (measure !== 'wage-gap' && value > 0 && value < SURVEY_THRESHOLD),
  countsIn: ({ measure, value, base }) => [...(measure === 'wage-gap' ? [] : [value]), ...(base === null ? [] : [base])],
  keepsWithheld: true,
};

/** Class X: eleven of whom it is true, and eleven of whom it is not; none is fewer than eleven too. */
export const PROTECTION_SNAPSHOT: SnapshotPolicy = {
  threshold: SEVERE_K,
  isSensitive: ({ value, base }) => value < SEVERE_K || (base ?? 0) - value < SEVERE_K,
  countsIn: ({ value, base }) => [value, (base ?? 0) - value],
  keepsWithheld: false,
};
