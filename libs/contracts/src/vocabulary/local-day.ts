/** A day in Laos, `YYYY-MM-DD`. Event time is the day of observation, never the day of arrival. */
export type LocalDay = string;

/** Asia/Vientiane has no daylight saving: UTC+7 all year. */
export const VIENTIANE_OFFSET_HOURS = 7;
const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;
/** Records come in runs of few days: each day is written out once. */
const written = new Map<number, LocalDay>();
const MOST_WRITTEN = 1_000;

/** The day in Laos at an instant. */
export function localDayOf(instant: Date): LocalDay {
  const at = Math.floor((instant.getTime() + VIENTIANE_OFFSET_HOURS * HOUR_MS) / DAY_MS);
  const known = written.get(at);
  if (known !== undefined) return known;
  if (written.size >= MOST_WRITTEN) written.clear();
  const day = dayAt(at);
  written.set(at, day);
  return day;
}

/** @param at days since 1970 */
function dayAt(at: number): LocalDay {
  const local = new Date(at * DAY_MS);
  const year = local.getUTCFullYear();
  // By its parts where the year has four digits: twice as fast as by its text.
  if (year < 1000 || year > 9999) return local.toISOString().slice(0, 10);
  const [month, day] = [local.getUTCMonth() + 1, local.getUTCDate()];
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const THREE = '3'.charCodeAt(0);

/** True for a day that exists in the calendar (2026-02-30 does not). */
export function isLocalDay(text: string): text is LocalDay {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false;
  // A day that every month has needs no calendar.
  return text.charCodeAt(8) < THREE && !(text.endsWith('-29') && text.startsWith('02', 5)) ? true : new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}

/** The day `days` later (negative: earlier). */
export function addDays(day: LocalDay, days: number): LocalDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
