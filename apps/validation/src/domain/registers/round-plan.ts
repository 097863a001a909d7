import { addDays, type LocalDay, type PlannedShift } from '@fm/contracts/vocabulary';
import type { Round, ShiftPlan } from './register.js';

/** What one round plans at one point in one month, as it is told. */
export interface MonthPlan {
  readonly point: string;
  /** `2026-06` */
  readonly month: string;
  readonly shifts: readonly PlannedShift[];
}

/** The months that a span of days touches. */
export function monthsOf(from: LocalDay, to: LocalDay): string[] {
  const months: string[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = `${addDays(first, 31).slice(0, 7)}-01`) months.push(first.slice(0, 7));
  return months;
}

/** The plan of every point that the round reaches, by month, also where nothing is planned: then it is known that there is no roster. */
export function plansOf(round: Round, shifts: readonly ShiftPlan[], points: readonly { readonly code: string; readonly adm1: string }[]): MonthPlan[] {
  const reached = points.filter(({ adm1 }) => round.provinces === null || round.provinces.includes(adm1)).map(({ code }) => code);
  const own = shifts.filter((shift) => shift.round === round.id);
  const planned = [...new Set([...reached, ...own.map(({ point }) => point)])].toSorted();
  return planned.flatMap((point) => monthsOf(round.from, round.to).map((month) => ({
    point, month,
    shifts: own.filter((shift) => shift.point === point && shift.day.startsWith(month)).map(({ day, start, end, team, fmsQuota }) => ({ day, start, end, team, fmsQuota })).toSorted(byTime),
  })));
}

const byTime = (a: PlannedShift, b: PlannedShift): number => `${a.day} ${a.start} ${a.team}`.localeCompare(`${b.day} ${b.start} ${b.team}`);
