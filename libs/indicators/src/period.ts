import { addDays, type LocalDay } from '@fm/contracts/vocabulary';

export const INTERVALS = ['day', 'week', 'month', 'quarter', 'year', 'total'] as const;
export type Interval = (typeof INTERVALS)[number];

/** First and last local day, both inclusive. */
export interface DaySpan {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/**
 * First and last day of a period code: `2026-06-01`, `2026-W23` (ISO 8601 week, Monday to Sunday), `2026-06`, `2026-Q2`, `2026`;
 * `total` is the span that was asked for.
 */
export function spanOfPeriod(period: string, asked: DaySpan): DaySpan {
  if (period === 'total') return asked;
  const [year = '', part = ''] = period.split(/-(.*)/s);
  if (part === '') return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (part.startsWith('W')) return week(Number(year), Number(part.slice(1)));
  if (part.startsWith('Q')) return months(Number(year), 3 * Number(part.slice(1)) - 2, 3);
  if (part.length === 2) return months(Number(year), Number(part), 1);
  return { from: period, to: period };
}

/** True where `from` or `to` lies inside a period, so that its row is less than the period. */
export function isCut(interval: Interval, asked: DaySpan): boolean {
  if (interval === 'day' || interval === 'total') return false;
  return spanOfPeriod(periodOf(asked.from, interval), asked).from < asked.from || spanOfPeriod(periodOf(asked.to, interval), asked).to > asked.to;
}

/** The period before, of the same kind; before `total` the span of as many days that ends where the asked one begins. */
export function periodBefore(period: string, asked: DaySpan): string {
  if (period === 'total') return period;
  return periodOf(addDays(spanOfPeriod(period, asked).from, -1), intervalOf(period));
}

/** The days of the periods before those that lie in a span: whole ones, since a period before is over. */
export function spanBefore(interval: Interval, asked: DaySpan): DaySpan {
  if (interval === 'total') {
    const days = daysIn(asked);
    return { from: addDays(asked.from, -days), to: addDays(asked.from, -1) };
  }
  const [first, last] = [periodBefore(periodOf(asked.from, interval), asked), periodBefore(periodOf(asked.to, interval), asked)];
  return { from: spanOfPeriod(first, asked).from, to: spanOfPeriod(last, asked).to };
}

/** What a row of the period covers of the span that was asked for. */
export function coveredSpan(period: string, asked: DaySpan): DaySpan {
  const span = spanOfPeriod(period, asked);
  return { from: span.from > asked.from ? span.from : asked.from, to: span.to < asked.to ? span.to : asked.to };
}

const DAY_MS = 86_400_000;
const numberOf = (day: LocalDay): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** How many days, both ends included; 0 where the span is empty. With weekdays (1 Monday … 7 Sunday): only those. */
export function daysIn({ from, to }: DaySpan, weekdays: readonly string[] | null = null): number {
  const days = Math.max(0, numberOf(to) - numberOf(from) + 1);
  if (!weekdays) return days;
  const first = isoWeekday(from);
  const ofOne = (weekday: number): number => Math.floor((days + 6 - ((weekday - first + 7) % 7)) / 7);
  return weekdays.reduce((sum, weekday) => sum + ofOne(Number(weekday)), 0);
}

function intervalOf(period: string): Interval {
  const part = period.slice(5);
  if (part === '') return 'year';
  if (part.startsWith('W')) return 'week';
  if (part.startsWith('Q')) return 'quarter';
  return part.length === 2 ? 'month' : 'day';
}

/** The period in which a day lies. */
export function periodOf(day: LocalDay, interval: Interval): string {
  const [year = '', month = ''] = day.split('-');
  switch (interval) {
    case 'day': return day;
    case 'week': return isoWeekOf(day);
    case 'month': return `${year}-${month}`;
    case 'quarter': return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year': return year;
    case 'total': return 'total';
  }
}

/** 1 Monday … 7 Sunday. */
function isoWeekday(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** ISO 8601: the week belongs to the year in which its Thursday lies, and week 1 holds 4 January. */
function isoWeekOf(day: LocalDay): string {
  const thursday = addDays(day, 4 - isoWeekday(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * 86_400_000)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

function week(year: number, number: number): DaySpan {
  const fourth = `${year}-01-04`;
  const from = addDays(fourth, 1 - isoWeekday(fourth) + 7 * (number - 1));
  return { from, to: addDays(from, 6) };
}

function months(year: number, first: number, count: number): DaySpan {
  const day = (month: number): LocalDay => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  return { from: day(first), to: addDays(day(first + count), -1) };
}
