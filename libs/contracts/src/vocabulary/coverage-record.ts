import type { RecordHeader } from './record-header.js';

/**
 * Whether a point was watched: without it, silence and nobody there look the same. It says nothing of movements and never takes one away.
 * Planned times are those that the team wrote, `HH:MM` in Laos; the roster's own are elsewhere and win. Actual times are instants, ISO 8601.
 */
export interface CoverageRecord extends RecordHeader {
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  /** The crossing or station was open. */
  readonly open: boolean | null;
  /** The team was there and counting. */
  readonly observed: boolean | null;
  readonly closedReason: string | null;
  readonly nEnumerators: number | null;
  readonly nGroupsRefused: number | null;
  /** Groups seen and not recorded, as the team estimates. */
  readonly groupsMissed: number | null;
  /** Daily border traders were left out. */
  readonly exclusionApplied: boolean | null;
}
