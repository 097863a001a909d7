import { addDays } from './calendar.js';

export interface SeasonSettings {
  seed: string;
  /** Local days, both included. */
  from: string;
  to: string;
  /** Factor on the number of groups: 1 makes about a hundred a day over all points. */
  scale: number;
  /** Share of records edited later: a count corrected up or down, or a mistake put right. */
  edits: number;
  /** Share of records whose hook is delivered once more, unchanged. */
  repeats: number;
  /** Share of groups registered a second time by a colleague. */
  doubles: number;
  /** Share of point-days whose team has no network and sends one to six days later. */
  late: number;
  deletes: number;
  /** Factor on the rates of mistakes; 0 for none. */
  mistakes: number;
}

export const SEASON_DEFAULTS = { seed: 'lao-fm', scale: 1, edits: 0.04, repeats: 0.03, doubles: 0.006, late: 0.08, deletes: 0.004, mistakes: 1 };

/** Thirty days ending two days before the given local day: about 3,000 submissions, and time for the late ones to arrive. */
export function defaultSeason(today: string, changes: Partial<SeasonSettings> = {}): SeasonSettings {
  const to = changes.to ?? addDays(today, -2);
  return { ...SEASON_DEFAULTS, from: addDays(to, -29), ...changes, to };
}
