import { addDays, VIENTIANE_OFFSET_HOURS, type LocalDay } from './local-day.js';

/** How sure a figure is: may still come in; settled; was settled and has changed since. */
export const FIGURE_STATES = ['provisional', 'final', 'restated'] as const;
export type FigureState = (typeof FIGURE_STATES)[number];

/** Days after which a day is final where no round says otherwise. */
export const FINAL_AFTER_DAYS = 14;

/** What of a round decides when the days of a point become final. */
export interface FinalityTerms {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly finalAfterDays: number;
  /** ISO 8601; null where nobody has closed it: then it closes at the end of its last day. */
  readonly closedAt: string | null;
}

const HOUR_MS = 3_600_000;

/**
 * The instant (milliseconds since 1970) from which a day is final: the end of the last of `finalAfterDays` days after it, or when the round that
 * covers it closes, whichever is later. Where rounds overlap the latest counts. It depends on the day and the rounds alone, never on a clock.
 * @param rounds those of the day's point, in any order; those that do not cover the day say nothing about it
 */
export function finalFrom(day: LocalDay, rounds: readonly FinalityTerms[]): number {
  const covering = rounds.filter(({ from, to }) => from <= day && day <= to);
  if (covering.length === 0) return endOf(addDays(day, FINAL_AFTER_DAYS));
  return Math.max(...covering.map(({ to, finalAfterDays, closedAt }) => Math.max(endOf(addDays(day, finalAfterDays)), closedAt === null ? endOf(to) : Date.parse(closedAt))));
}

/** What a figure's reader shows at an instant: a restated figure stays one. */
export function figureState(restated: boolean, finalFromMs: number, nowMs: number): FigureState {
  if (restated) return 'restated';
  return nowMs >= finalFromMs ? 'final' : 'provisional';
}

/** The midnight in Laos at which a day ends. */
function endOf(day: LocalDay): number {
  return Date.parse(`${addDays(day, 1)}T00:00:00Z`) - VIENTIANE_OFFSET_HOURS * HOUR_MS;
}
