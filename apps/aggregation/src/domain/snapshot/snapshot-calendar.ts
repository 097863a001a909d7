import type { LocalDay } from '@fm/contracts/vocabulary';
import { calendarPeriods, isRoundOver, monthAfter, monthOf, quarterOf, roundPeriod, wholeMonths, yearOf, type Month, type RoundDays } from './fixed-period.js';

/** The fixed periods that are over and hang together, and what lies in which. */
export class SnapshotCalendar {
  readonly periods: readonly string[];
  private readonly rounds: readonly RoundDays[];
  private readonly byMonth = new Map<Month, { readonly periods: readonly string[]; readonly rounds: readonly string[] }>();

  /** @param current the month that is not over; nothing that reaches into it is told */
  constructor(
    readonly years: { readonly first: string; readonly last: string },
    rounds: readonly RoundDays[],
    current: Month,
  ) {
    this.rounds = rounds.filter((round) => isRoundOver(round, current) && yearOf(round.from) >= years.first && yearOf(round.to) <= years.last);
    for (let month = `${years.first}-01`; yearOf(month) <= years.last; month = monthAfter(month)) {
      const whole = this.rounds.filter((round) => wholeMonths(round)?.includes(month)).map(roundPeriod);
      this.byMonth.set(month, { periods: calendarPeriods(month, current), rounds: whole });
    }
    this.periods = [...new Set([...this.byMonth.values()].flatMap(({ periods }) => periods)), ...this.rounds.map(roundPeriod)];
  }

  /** A round has the days of its points, whatever month they fall in. */
  periodsOfDay(point: string, day: LocalDay): string[] {
    return [...this.periodsOfMonth(monthOf(day)), ...this.rounds.filter(({ from, to, points }) => from <= day && day <= to && points.includes(point)).map(roundPeriod)];
  }

  periodsOfMonth(month: Month): readonly string[] {
    return this.byMonth.get(month)?.periods ?? [];
  }

  /** Rounds of whole months: where the month is all that is known, no other can be told. */
  roundsOfMonth(month: Month): readonly string[] {
    return this.byMonth.get(month)?.rounds ?? [];
  }

  /** What a period adds up to, with the others of its kind. */
  wider(period: string): readonly string[] {
    const month = this.byMonth.get(period);
    if (month) return [quarterOf(period), yearOf(period), ...month.rounds];
    return period.includes('-Q') ? [yearOf(period)] : [];
  }
}
