import { addDays, type LocalDay, type PlannedShift } from '@fm/contracts/vocabulary';

/** What is planned, by point and day. */
export type Roster = ReadonlyMap<string, readonly Pick<PlannedShift, 'start' | 'end'>[]>;

export const pointDayKey = (point: string, day: LocalDay): string => `${point} ${day}`;

/** From and to of a stretch of work within one day, in hours: 6 to 17.5 is 06:00 to 17:30. */
export type WorkedHours = readonly [from: number, to: number];

const MIDNIGHT = 24;

/**
 * The hours that are planned at a point on a day: its own shifts, and of the day before what went on over midnight. Empty where nothing is planned on
 * the day itself: what nobody planned cannot be kept to.
 */
export function plannedHours(roster: Roster, point: string, day: LocalDay): readonly WorkedHours[] {
  const own = roster.get(pointDayKey(point, day)) ?? [];
  if (own.length === 0) return [];
  const night = (roster.get(pointDayKey(point, addDays(day, -1))) ?? []).filter(isOvernight);
  return [...night.map(({ end }): WorkedHours => [0, hourOf(end)]), ...own.map((shift): WorkedHours => [hourOf(shift.start), isOvernight(shift) ? MIDNIGHT : hourOf(shift.end)])];
}

const isOvernight = ({ start, end }: Pick<PlannedShift, 'start' | 'end'>): boolean => end <= start;

function hourOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours + minutes / 60;
}
