import { addDays, localDayOf, type CoverageRecord, type LocalDay, type PlannedShift } from '@fm/contracts/vocabulary';
import type { Interval } from './interval.js';

/** What one coverage form says of a day at a point; `times` null where it does not say when, or says what cannot be. */
export interface Watch {
  readonly day: LocalDay;
  readonly times: Interval | null;
  readonly open: boolean | null;
  readonly observed: boolean | null;
}

const DAY_MS = 86_400_000;
const LAOS = '+07:00';

/** A watch over midnight belongs to the day on which it begins, also where the form was filled in on the next morning. */
export function watchOf({ day, actualStart, actualEnd, open, observed }: Pick<CoverageRecord, 'day' | 'actualStart' | 'actualEnd' | 'open' | 'observed'>): Watch {
  const stated = { day, times: null, open, observed };
  if (actualStart === null || actualEnd === null) return stated;
  const [from, to] = [Date.parse(actualStart), Date.parse(actualEnd)];
  // NaN is in no order: a time that cannot be read is none.
  if (!(to > from && to - from <= DAY_MS)) return stated;
  const begins = localDayOf(new Date(from));
  return begins === day || begins === addDays(day, -1) ? { ...stated, day: begins, times: { from, to } } : stated;
}

/** A shift that ends before it starts, or when it starts, ends on the next day. */
export function timesOf({ day, start, end }: Pick<PlannedShift, 'day' | 'start' | 'end'>): Interval {
  const at = (on: LocalDay, time: string): number => Date.parse(`${on}T${time}:00${LAOS}`);
  return { from: at(day, start), to: at(end > start ? day : addDays(day, 1), end) };
}
