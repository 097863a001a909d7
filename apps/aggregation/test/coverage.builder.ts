import type { RoundPlannedV1, SubmissionLocatedV1 } from '@fm/contracts';
import type { CoverageRecord, PlannedShift } from '@fm/contracts/vocabulary';
import { located } from './events.builder.js';

export const POINT = 'LAO-LA0301-01';

/** A point that was open and watched, from and to as `2026-06-01T08:00`, in Laos. */
export function coverageRecord(from: string | null, to: string | null, differs: Partial<CoverageRecord> = {}): CoverageRecord {
  const instant = (time: string | null): string | null => (time === null ? null : `${time}:00+07:00`);
  return {
    point: POINT, day: from?.slice(0, 10) ?? '2026-06-01', hour: null, shift: null, enumerator: null, plannedStart: null, plannedEnd: null, actualStart: instant(from), actualEnd: instant(to),
    open: true, observed: true, closedReason: null, nEnumerators: null, nGroupsRefused: null, groupsMissed: null, exclusionApplied: null, ...differs,
  };
}

export const covered = (submission: string, at: string, record: CoverageRecord): SubmissionLocatedV1 => located(submission, at, { kind: 'coverage', record }).data;

export const shift = (day: string, start: string, end: string): PlannedShift => ({ day, start, end, team: 'A', fmsQuota: null });

export function plan(shifts: readonly PlannedShift[], differs: Partial<RoundPlannedV1> = {}): RoundPlannedV1 {
  return {
    round: 'R1', point: POINT, month: '2026-06', names: { en: 'June', lo: 'ມິຖຸນາ' }, from: '2026-06-01', to: '2026-06-30', state: 'active', closedAt: null, finalAfterDays: 14,
    exclusionRule: null, donor: null, clearedBy: null, shifts, withdrawn: false, revision: 1, ...differs,
  };
}
