/** Local days (Asia/Vientiane, UTC+7, no daylight saving) as `YYYY-MM-DD`. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** First day of the Chinese New Year (Hong Kong Observatory's conversion table). */
const CHINESE_NEW_YEAR: Record<string, string> = {
  2024: '2024-02-10', 2025: '2025-01-29', 2026: '2026-02-17', 2027: '2027-02-06', 2028: '2028-01-26', 2029: '2029-02-13', 2030: '2030-02-03',
};

export type Holiday = 'laoNewYear' | 'nationalDay' | 'chineseNewYear';

export function localDay(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant of a local day and a second of that day. */
export function instantAt(day: string, secondOfDay: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + secondOfDay * 1000);
}

/** As a device writes it: `2026-06-03T08:14:22.118+07:00`. */
export function deviceTime(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().replace('Z', '+07:00');
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Lao New Year 13–15 April, National Day 2 December, and the week that begins with the Chinese New Year. */
export function holidayOn(day: string): Holiday | null {
  const monthDay = day.slice(5);
  if (monthDay >= '04-13' && monthDay <= '04-15') return 'laoNewYear';
  if (monthDay === '12-02') return 'nationalDay';
  const first = CHINESE_NEW_YEAR[day.slice(0, 4)];
  return first !== undefined && day >= first && day < addDays(first, 7) ? 'chineseNewYear' : null;
}
