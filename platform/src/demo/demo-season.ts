import { addDays } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import type { SeasonAction } from '../../../tools/kobo-simulator/src/season/season-action.js';
import { SEASON_DEFAULTS } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import type { SeasonState } from './season-memory.js';

/** Length of the demo season, days. */
export const SEASON_DAYS = 30;

/** The same actions for the same state, at every start: no deletions, since nothing sweeps the simulated server afterwards. */
export function demoSeasonOf({ seed, to }: Pick<SeasonState, 'seed' | 'to'>, scale = 1): SeasonAction[] {
  return makeSeason({ ...SEASON_DEFAULTS, seed, from: addDays(to, 1 - SEASON_DAYS), to, deletes: 0, scale });
}
