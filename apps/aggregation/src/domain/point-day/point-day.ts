import type { PointDayState } from '@fm/contracts/indicators';
import { hoursByHour, hoursIn, unionOf, type Interval } from './interval.js';
import type { Watch } from './watch.js';

/** All that is known of one day at one point. */
export interface PointDayFacts {
  /** The roster's shifts that begin on the day, of rounds that are active or closed. */
  readonly shifts: readonly Interval[];
  readonly watches: readonly Pick<Watch, 'times' | 'open' | 'observed'>[];
  /** Registry records that count. */
  readonly records: number;
  /** The day has passed, so that what is missing is missing. */
  readonly over: boolean;
}

/** How a day at a point was watched. Hours null: not known, which is not 0. */
export interface PointDayWatched {
  readonly plannedHours: number | null;
  /** At most the planned ones, where there are any. */
  readonly observedHours: number | null;
  readonly byHour: ReadonlyMap<string, number>;
  /** Null: nothing can be said, as of a day to come. */
  readonly state: PointDayState | null;
}

/** Depends on the facts alone, in whatever order and how often they came. */
export function watched({ shifts, watches, records, over }: PointDayFacts): PointDayWatched {
  const plan = unionOf(shifts);
  const plannedHours = plan.length > 0 ? hoursIn(plan) : null;
  const seen = unionOf(watches.flatMap((watch) => (isWatching(watch) && watch.times ? [watch.times] : [])));
  const hours = hoursIn(seen);
  const observedHours = seen.length === 0 ? null : Math.min(hours, plannedHours ?? hours);
  const state = hours > 0 ? stateByHours(hours, plannedHours) : stateWithoutHours(watches, records, over && plannedHours !== null);
  return { plannedHours, observedHours, byHour: hoursByHour(seen), state };
}

/** Not said is not no: a team that writes down its hours was there. */
const isWatching = ({ open, observed }: Pick<Watch, 'open' | 'observed'>): boolean => open !== false && observed !== false;

const stateByHours = (hours: number, planned: number | null): PointDayState => (planned !== null && 2 * hours < planned ? 'partial' : 'observed');

/**
 * Records show that somebody was there, whatever a form says, and a form that says so without its times does too; neither tells for how long. Coverage
 * never takes a record away, so a point that is said to be closed and has records is not closed.
 */
function stateWithoutHours(watches: PointDayFacts['watches'], records: number, missed: boolean): PointDayState | null {
  if (records > 0 || watches.some((watch) => isWatching(watch) && watch.observed === true)) return 'inferred';
  if (watches.some(({ open }) => open === false)) return 'closed';
  return missed || watches.length > 0 ? 'unobserved' : null;
}
