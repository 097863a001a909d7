import { describe, expect, it } from '@jest/globals';
import type { ShiftPlan } from './registers/register.js';
import { endOf, silentDays } from './missed-shifts.js';
import { asksForHelp, notedAnswers, unaccompaniedIn } from './protection.js';
import { isSurge, isUnusual } from './urgent.js';

describe('what is urgent', () => {
  it.each<[number, number[], boolean]>([[3, [], false], [4, [], true], [4, [0, 0, 0], true], [5, [4, 4, 4], true], [4, [4, 4, 4], false], [7, [1, 3, 5], false], [8, [1, 3, 5], true]])('%d children alone after %j is unusual: %s', (today, before, expected) => {
    expect(isUnusual(today, before)).toBe(expected);
  });

  it.each<[number, number[], boolean]>([[301, [100, 90, 200], true], [300, [100, 90, 200], false], [301, [100, 90], false], [301, [100, 100, 50, 200], true], [5, [0, 0, 0], false]])('%d movements after %j are a surge: %s', (today, before, expected) => {
    expect(isSurge(today, before)).toBe(expected);
  });

  const shift: ShiftPlan = { round: 'R1', point: 'P', day: '2026-06-03', start: '08:00', end: '16:00', team: 'A', fmsQuota: null };
  const silent = (now: string, { sync = {}, heard = [], shifts = [shift] }: { sync?: Record<string, number>; heard?: string[]; shifts?: ShiftPlan[] } = {}): number =>
    silentDays(shifts, { now: new Date(now), syncDays: new Map(Object.entries(sync)), heard: new Set(heard) }).length;

  it('silence is what was planned and has not come a day after the shift, or after the days in which the point is expected', () => {
    expect([silent('2026-06-04T15:59:00+07:00'), silent('2026-06-04T16:00:00+07:00')]).toEqual([0, 1]);
    expect([silent('2026-06-05T16:00:00+07:00', { sync: { P: 3 } }), silent('2026-06-06T16:00:00+07:00', { sync: { P: 3 } }), silent('2026-06-04T16:00:00+07:00', { sync: { P: 0 } })]).toEqual([0, 1, 1]);
    expect([silent('2026-06-09T16:00:00+07:00', { heard: ['P 2026-06-03'] }), silent('2026-06-09T16:00:00+07:00', { heard: ['P 2026-06-04'] }), silent('2026-06-09T16:00:00+07:00', { shifts: [shift, { ...shift, team: 'B' }] })]).toEqual([0, 1, 1]);
  });

  it('a shift through the night ends on the next day', () => {
    expect([endOf(shift).toISOString(), endOf({ ...shift, start: '22:00', end: '06:00' }).toISOString()]).toEqual(['2026-06-03T09:00:00.000Z', '2026-06-03T23:00:00.000Z']);
  });

  it('of the answers of class X, codes are noted and free words are not', () => {
    const noted = notedAnswers({ v_uac: 3, protection_concern: true, doc_retained_by_other: 'no', ct_country: ['LAO', 'THA'], remarks: 'words', enumerator_comment: 'words' });
    expect(noted).toEqual({ v_uac: '3', protection_concern: 'yes', doc_retained_by_other: 'no', ct_country: 'LAO THA' });
    expect([unaccompaniedIn(noted), unaccompaniedIn({ v_uac: 'many' }), unaccompaniedIn({}), asksForHelp(noted), asksForHelp({ protection_concern: 'no' })]).toEqual([3, 0, 0, true, false]);
  });
});
