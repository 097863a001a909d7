import { addDays, type LocalDay } from '@fm/contracts/vocabulary';

/** A hold that is older escalates: somebody else should decide it. */
export const PATIENCE_WORKING_DAYS = 3;

const isWeekend = (day: LocalDay): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
/** Longer ago nobody counts. */
const MOST_DAYS = 400;

/** Working days that have begun after a day, until another, inclusive; weekends and holidays are none. */
export function workingDaysSince(from: LocalDay, to: LocalDay, holidays: ReadonlySet<LocalDay>): number {
  let count = 0;
  for (let day = addDays(from, 1), n = 0; day <= to && n < MOST_DAYS; day = addDays(day, 1), n++) if (!isWeekend(day) && !holidays.has(day)) count++;
  return count;
}
