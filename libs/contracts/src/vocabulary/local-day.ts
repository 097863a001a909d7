/** A day in Laos, `YYYY-MM-DD`. Event time is the day of observation, never the day of arrival. */
export type LocalDay = string;

/** Asia/Vientiane has no daylight saving: UTC+7 all year. */
export const VIENTIANE_OFFSET_HOURS = 7;
const HOUR_MS = 3_600_000;

/** The day in Laos at an instant. */
export function localDayOf(instant: Date): LocalDay {
  return new Date(instant.getTime() + VIENTIANE_OFFSET_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

/** True for a day that exists in the calendar (2026-02-30 does not). */
export function isLocalDay(text: string): text is LocalDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day `days` later (negative: earlier). */
export function addDays(day: LocalDay, days: number): LocalDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
