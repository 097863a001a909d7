import { addDays, type LocalDay } from '@fm/contracts/vocabulary';
import type { ShiftPlan } from './registers/register.js';

const HOUR_MS = 3_600_000;
/** Nobody is missed before. */
const PATIENCE_HOURS = 24;
const LAOS = '+07:00';

/** When a shift ends: one that ends before it starts does so on the next day. */
export const endOf = ({ day, start, end }: Pick<ShiftPlan, 'day' | 'start' | 'end'>): Date => new Date(`${end > start ? day : addDays(day, 1)}T${end}:00${LAOS}`);

export interface SilentDay {
  readonly point: string;
  readonly day: LocalDay;
}

/**
 * Points and days that were planned, of which nothing has come though it should have: a day after the end of the shift, or where teams come later than
 * that, after the days in which they are expected.
 * @param heard `point day` of all that has come, whatever became of it
 */
export function silentDays(shifts: readonly ShiftPlan[], { now, syncDays, heard }: { readonly now: Date; readonly syncDays: ReadonlyMap<string, number>; readonly heard: ReadonlySet<string> }): SilentDay[] {
  const due = shifts.filter((shift) => now.getTime() - endOf(shift).getTime() >= Math.max(PATIENCE_HOURS, (syncDays.get(shift.point) ?? 0) * 24) * HOUR_MS);
  const silent = due.filter(({ point, day }) => !heard.has(`${point} ${day}`));
  return [...new Map(silent.map(({ point, day }) => [`${point} ${day}`, { point, day }])).values()];
}
