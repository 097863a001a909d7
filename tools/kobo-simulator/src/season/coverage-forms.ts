import { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { addDays, daysBetween, deviceTime, instantAt } from './calendar.js';
import { PROFILES } from './demo-points.js';
import type { PointProfile } from './point-profile.js';
import type { SeasonSettings } from './season-settings.js';
import { teamOf } from './teams.js';

const HOUR_S = 3_600;

/** A coverage form as the head of a shift fills it in when the shift is over. */
export interface CoverageForm {
  /** When it is sent. */
  readonly at: Date;
  readonly point: string;
  readonly day: string;
  readonly answers: Answers;
  readonly submittedBy: string;
}

export interface SeasonCoverage {
  /** In the order in which they are sent. */
  readonly forms: readonly CoverageForm[];
  /** Points and days of which nobody sent one, as `point day`. */
  readonly forgotten: ReadonlySet<string>;
}

/** First and last hour at which anybody counts at a point: the one shift of its days. */
export function plannedHours({ hours, arrivals = [] }: PointProfile): readonly [first: number, last: number] {
  const worked = [...hours.map(([hour]) => hour), ...arrivals.map((time) => Number(time.slice(0, 2)))];
  return [Math.min(...worked), Math.max(...worked) + 1];
}

export const clockAt = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/**
 * The coverage forms of a season's points and days. The teams were there; some forget the form.
 * @param forgets share of points and days without a form
 */
export function coverageForms({ seed, from, to, late }: Pick<SeasonSettings, 'seed' | 'from' | 'to' | 'late'>, forgets: number): SeasonCoverage {
  const root = new Random(`${seed}/coverage`);
  const forms: CoverageForm[] = [];
  const forgotten = new Set<string>();
  for (const day of daysBetween(from, to)) {
    for (const profile of PROFILES) {
      const random = root.fork(`${day}/${profile.code}`);
      if (random.chance(forgets)) forgotten.add(`${profile.code} ${day}`);
      else forms.push(coverageForm(profile, day, { random, late }));
    }
  }
  return { forms: forms.sort((one, other) => one.at.getTime() - other.at.getTime()), forgotten };
}

function coverageForm(profile: PointProfile, day: string, { random, late }: { random: Random; late: number }): CoverageForm {
  const [first, last] = plannedHours(profile);
  const over = instantAt(day, last * HOUR_S);
  const startedAt = new Date(over.getTime() + random.integer(60, 1_200) * 1_000);
  const endedAt = new Date(startedAt.getTime() + random.integer(60, 240) * 1_000);
  const { code, username, deviceid } = random.pick(teamOf(profile.code));
  const answers: Answers = {
    start: deviceTime(startedAt), end: deviceTime(endedAt), today: day, deviceid, username,
    enumerator_code: code, fmp_code: profile.code, obs_date: day, shift_code: 'full_day', fmp_open: 'yes', observed: 'yes',
    planned_start: clockAt(first), planned_end: clockAt(last),
    actual_start: deviceTime(instantAt(day, first * HOUR_S + random.integer(0, 900))), actual_end: deviceTime(over), n_enumerators: 2, exclusion_rule_applied: 'yes',
  };
  const at = random.chance(late) ? instantAt(addDays(day, random.integer(1, 6)), 19 * HOUR_S) : new Date(endedAt.getTime() + random.integer(1, 10) * 60_000);
  return { at, point: profile.code, day, answers, submittedBy: username };
}
