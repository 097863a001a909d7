import type { Random } from '../random.js';
import { holidayOn, instantAt, weekday } from './calendar.js';
import type { PointProfile } from './point-profile.js';

/** Expected groups of a day: the ordinary day, times market, weekend and holiday. */
export function expectedGroups(profile: PointProfile, day: string): number {
  const holiday = holidayOn(day);
  const weekend = [0, 6].includes(weekday(day)) ? profile.weekendFactor : 1;
  return profile.perDay * weekend * marketFactor(profile, day) * (holiday === null ? 1 : profile.holidays[holiday]);
}

/** When each of the day's groups is registered, in order. */
export function sightingTimes(profile: PointProfile, day: string, random: Random, scale: number): Date[] {
  const count = random.poisson(expectedGroups(profile, day) * scale);
  const seconds = Array.from({ length: count }, () => secondOfDay(profile, random));
  return seconds.sort((one, other) => one - other).map((second) => new Date(instantAt(day, second).getTime() + random.integer(0, 999)));
}

function marketFactor({ market }: PointProfile, day: string): number {
  if (market === undefined) return 1;
  const held = market.weekdays?.includes(weekday(day)) === true || market.monthDays?.includes(Number(day.slice(8))) === true;
  return held ? market.factor : 1;
}

function secondOfDay(profile: PointProfile, random: Random): number {
  const { arrivals } = profile;
  if (arrivals !== undefined && random.chance(0.5)) {
    const [hour = 0, minute = 0] = random.pick(arrivals).split(':').map(Number);
    return hour * 3600 + minute * 60 + random.integer(0, 900);
  }
  return random.weighted(profile.hours) * 3600 + random.integer(0, 3599);
}
