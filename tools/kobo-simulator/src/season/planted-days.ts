import type { Random } from '../random.js';
import { addDays, daysBetween } from './calendar.js';

/** A point and a day as coverage forms and records tell of it. */
export interface SimulatedDay {
  readonly point: string;
  readonly day: string;
  readonly groups: number;
  readonly persons: number;
  readonly coverage: readonly { readonly observed: boolean; readonly open: boolean }[];
}

type Spoil = (day: SimulatedDay, random: Random) => SimulatedDay;
const WATCHED = { observed: true, open: true };
const EMPTY = { groups: 0, persons: 0 };

/** By the rule that must find it; V-K3 is silence at a point that was planned. */
export const PLANTED_DAYS: Readonly<Record<string, Spoil>> = {
  'V-K1': (day, random) => (random.chance(0.5) ? { ...day, coverage: [{ observed: false, open: true }] } : { ...day, ...EMPTY }),
  'V-K2': (day) => ({ ...day, coverage: [] }),
  'V-K3': (day) => ({ ...day, ...EMPTY, coverage: [] }),
  'V-O2': (day, random) => ({ ...day, persons: Math.round(day.persons * (random.chance(0.5) ? 4 : 0.1)) }),
};

/** Weeks before anything is planted: what is usual must be known. */
const QUIET_WEEKS = 16;
/** At least so many days between two faults of a point: each weekday has its own usual total. */
const APART = 3;

export interface PlantedDays {
  readonly days: readonly SimulatedDay[];
  /** `point day` to the rule that must find it. */
  readonly planted: ReadonlyMap<string, string>;
}

/** Honest days of points that some hundred people pass, and faults at known ones. Day by day the totals differ as those of a road do. */
export function plantDays({ points, from, to, times }: { readonly points: readonly string[]; readonly from: string; readonly to: string; readonly times: number }, random: Random): PlantedDays {
  const honest = points.flatMap((point) => daysBetween(from, to).map((day): SimulatedDay => {
    const groups = random.integer(35, 45);
    return { point, day, groups, persons: groups * 3 + random.integer(-12, 12), coverage: [WATCHED] };
  }));
  const late = honest.filter(({ day }) => day > addDays(from, QUIET_WEEKS * 7) && Math.abs(daysSince(from, day)) % APART === 0);
  const chosen = late.map((day) => ({ day, at: random.next() })).sort((a, b) => a.at - b.at).map(({ day }) => day);
  const rules = Object.keys(PLANTED_DAYS);
  const planted = new Map(chosen.slice(0, rules.length * times).map(({ point, day }, index): [string, string] => [`${point} ${day}`, rules[index % rules.length] ?? '']));
  return { planted, days: honest.map((day) => PLANTED_DAYS[planted.get(`${day.point} ${day.day}`) ?? '']?.(day, random) ?? day) };
}

const daysSince = (from: string, day: string): number => Math.round((Date.parse(day) - Date.parse(from)) / 86_400_000);
