import type { LocalDay } from '@fm/contracts/vocabulary';

export interface DayCount {
  readonly day: LocalDay;
  readonly submissions: number;
}

/** Whole days, both ends inclusive. */
export interface DayRange {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly submissions: number;
}

/** Ranges that hold all the days, each with about so many submissions and at least one day. @param days each once, in order */
export function dayRanges(days: readonly DayCount[], submissionsEach: number): DayRange[] {
  const ranges: DayRange[] = [];
  for (const { day, submissions } of days) {
    const last = ranges.at(-1);
    if (last && last.submissions + submissions <= submissionsEach) ranges[ranges.length - 1] = { ...last, to: day, submissions: last.submissions + submissions };
    else ranges.push({ from: day, to: day, submissions });
  }
  return ranges;
}
