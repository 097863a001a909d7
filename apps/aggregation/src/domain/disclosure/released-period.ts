import { addDays, type LocalDay } from '@fm/contracts/vocabulary';

/** First and last local day, both inclusive. */
export interface DaySpan {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Periods that nest, and therefore no weeks: a week lies in two months. */
export const RELEASE_LEVELS = ['day', 'month', 'quarter', 'year'] as const;
export type ReleaseLevel = (typeof RELEASE_LEVELS)[number];

/** `2026-06-01`, `2026-06`, `2026-Q2` or `2026`. */
export function levelOf(period: string): ReleaseLevel {
  if (period.length === 4) return 'year';
  if (period.includes('Q')) return 'quarter';
  return period.length === 7 ? 'month' : 'day';
}

/** The next larger period around this one; null around a year. */
export function periodAround(period: string): string | null {
  const [year = '', part = ''] = period.split(/-(.*)/s);
  switch (levelOf(period)) {
    case 'day': return period.slice(0, 7);
    case 'month': return `${year}-Q${Math.ceil(Number(part) / 3)}`;
    case 'quarter': return year;
    case 'year': return null;
  }
}

export function spanOfPeriod(period: string): DaySpan {
  const [year = '', part = ''] = period.split(/-(.*)/s);
  switch (levelOf(period)) {
    case 'day': return { from: period, to: period };
    case 'month': return months(Number(year), Number(part), 1);
    case 'quarter': return months(Number(year), 3 * Number(part.slice(1)) - 2, 3);
    case 'year': return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
}

/** True where every day of the period lies in the span: only whole periods are released. */
export function isWhole(period: string, span: DaySpan): boolean {
  const { from, to } = spanOfPeriod(period);
  return from >= span.from && to <= span.to;
}

/** The periods to which a day's figures add, from the given level upwards; a larger one that is cut by the span is none. */
export function periodsOver(day: LocalDay, finest: 'day' | 'month', span: DaySpan): string[] {
  const found: string[] = [];
  for (let period: string | null = finest === 'day' ? day : day.slice(0, 7); period !== null && isWhole(period, span); period = periodAround(period)) found.push(period);
  return found;
}

function months(year: number, first: number, count: number): DaySpan {
  const day = (month: number): LocalDay => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
  return { from: day(first), to: addDays(day(first + count), -1) };
}
