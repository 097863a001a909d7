import type { LocalDay } from './local-day.js';

/** Proposed: nobody is missed yet; active: silence is noticed; closed: what changes afterwards is a restatement. */
export const ROUND_STATES = ['proposed', 'active', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** One team at one point: times of the wall clock in Laos, `HH:MM`. One that ends before it starts ends on the next day. */
export interface PlannedShift {
  readonly day: LocalDay;
  readonly start: string;
  readonly end: string;
  readonly team: string;
  /** How many survey interviews it is to bring; null: none are asked for. */
  readonly fmsQuota: number | null;
}
