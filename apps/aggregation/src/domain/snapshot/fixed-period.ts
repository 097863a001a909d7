import type { LocalDay } from '@fm/contracts/vocabulary';

/** A round as far as its days go. */
export interface RoundDays {
  readonly round: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly points: readonly string[];
}

/** `2026-06` */
export type Month = string;

const MONTHS_OF_QUARTER = 3;

export const monthOf = (day: LocalDay): Month => day.slice(0, 7);
export const yearOf = (dayOrMonth: string): string => dayOrMonth.slice(0, 4);
export const quarterOf = (month: Month): string => `${yearOf(month)}-Q${Math.ceil(Number(month.slice(5, 7)) / MONTHS_OF_QUARTER)}`;
export const roundPeriod = ({ round }: Pick<RoundDays, 'round'>): string => `round:${round}`;

export function monthAfter(month: Month): Month {
  const [year = 0, index = 0] = month.split('-').map(Number);
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`;
}

export function monthBefore(month: Month): Month {
  const [year = 0, index = 0] = month.split('-').map(Number);
  return index === 1 ? `${year - 1}-12` : `${year}-${String(index - 1).padStart(2, '0')}`;
}

/** Month, quarter and year of a month, those that were over before `current` began. */
export function calendarPeriods(month: Month, current: Month): string[] {
  return [
    ...(month < current ? [month] : []),
    ...(quarterOf(month) < quarterOf(current) ? [quarterOf(month)] : []),
    ...(yearOf(month) < yearOf(current) ? [yearOf(month)] : []),
  ];
}

/** Told once the month in which it ends is over. */
export const isRoundOver = ({ to }: Pick<RoundDays, 'to'>, current: Month): boolean => monthOf(to) < current;

/** The months of a round of whole months; null for others, of which what is known by the month cannot be told. */
export function wholeMonths({ from, to }: Pick<RoundDays, 'from' | 'to'>): Month[] | null {
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
  if (!from.endsWith('-01') || Number(to.slice(8)) !== lastDay || from > to) return null;
  const months = [monthOf(from)];
  for (let month = monthAfter(monthOf(from)); month <= monthOf(to); month = monthAfter(month)) months.push(month);
  return months;
}

/** The years that must be looked at together, since a round or a year hangs on them. */
export function yearsTogether(months: readonly Month[], rounds: readonly Pick<RoundDays, 'from' | 'to'>[]): { readonly first: string; readonly last: string } {
  let [first, last] = [months.map(yearOf).toSorted()[0] ?? '', months.map(yearOf).toSorted().at(-1) ?? ''];
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to } of rounds) {
      if (yearOf(to) < first || yearOf(from) > last || (yearOf(from) >= first && yearOf(to) <= last)) continue;
      [first, last, grown] = [[first, yearOf(from)].sort()[0] ?? first, [last, yearOf(to)].sort()[1] ?? last, true];
    }
  }
  return { first, last };
}
