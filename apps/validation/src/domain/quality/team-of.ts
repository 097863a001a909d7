import type { ShiftPlan } from '../registers/register.js';

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whose a submission is by the roster: of the team that was planned there then; null where none was, or more than one. */
export function teamOf(planned: readonly Pick<ShiftPlan, 'start' | 'end' | 'team'>[], minute: number | null): string | null {
  const teams = new Set(planned.map(({ team }) => team));
  if (teams.size === 1) return planned[0]?.team ?? null;
  const then = new Set(planned.filter(({ start, end }) => minute !== null && isWithin(minute, minuteOf(start), minuteOf(end))).map(({ team }) => team));
  return then.size === 1 ? ([...then][0] ?? null) : null;
}

const isWithin = (minute: number, start: number, end: number): boolean => (end > start ? minute >= start && minute < end : minute >= start || minute < end);
