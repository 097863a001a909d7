import { addDays } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import type { SeasonAction } from '../../../tools/kobo-simulator/src/season/season-action.js';
import { defaultSeason, SEASON_DEFAULTS } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import { SeasonMemory, type SeasonState } from './season-memory.js';

/** Length of the demo season, days. */
export const SEASON_DAYS = 30;

/** The same actions for the same state, at every start: no deletions, since nothing sweeps the simulated server afterwards. */
export function demoSeasonOf({ seed, to }: Pick<SeasonState, 'seed' | 'to'>, scale = 1): SeasonAction[] {
  return makeSeason({ ...SEASON_DEFAULTS, seed, from: addDays(to, 1 - SEASON_DAYS), to, deletes: 0, scale });
}

/** Where the season of a data folder stands: begun now where it has none, and remembered from then on, so that its round and its records are of the same days. */
export function demoSeasonState(directory: string, today: string): SeasonState {
  const memory = new SeasonMemory(directory);
  const known = memory.read();
  if (known) return known;
  const { seed, to } = defaultSeason(today);
  memory.write({ seed, to, done: 0 });
  return { seed, to, done: 0 };
}
