import { addDays } from '../../tools/kobo-simulator/src/season/calendar.js';
import { makeSeason } from '../../tools/kobo-simulator/src/season/make-season.js';
import type { SeasonAction } from '../../tools/kobo-simulator/src/season/season-action.js';
import { SEASON_DEFAULTS } from '../../tools/kobo-simulator/src/season/season-settings.js';

export interface SeasonPart {
  readonly seed: string;
  /** Last local day of the season. */
  readonly to: string;
  readonly submissions: number;
}

const DAYS = 30;
/** What a season of scale 1 and thirty days surely holds. */
const SURELY = 2_000;
/** A fifth sent again and a tenth edited, as the bar says; deletions do not travel by hook. */
const FAULTS = { edits: 0.1, repeats: 0.2, deletes: 0 };

/** The season up to its n-th submission, with the edits and repeats that fall before that. */
export function seasonPart({ seed, to, submissions }: SeasonPart): SeasonAction[] {
  const scale = Math.max(0.05, submissions / SURELY);
  const actions = makeSeason({ ...SEASON_DEFAULTS, ...FAULTS, seed, from: addDays(to, 1 - DAYS), to, scale });
  let first = 0;
  const end = actions.findIndex((action) => action.type === 'create' && ++first > submissions);
  return end === -1 ? actions : actions.slice(0, end);
}
