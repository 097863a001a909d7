import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSeen, reachOf, refusedReach } from './reach.js';
import { readEntry } from './read-field.js';
import { REGISTER, REGISTERS, type Round } from './register.js';
import { monthsOf, plansOf } from './round-plan.js';

const ROUND: Round = { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-20', to: '2026-07-10', state: 'proposed', finalAfterDays: 14, provinces: null, formVersions: null, exclusionRule: null, donor: null, clearedBy: null };

describe('an entry of a register', () => {
  it('is read from JSON and from the cells of a sheet alike', () => {
    const json = { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-20', to: '2026-07-10', provinces: ['LA03', 'LA04'], finalAfterDays: 7 };
    const cells = { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-20', to: '2026-07-10', provinces: 'LA03, LA04', finalAfterDays: '7', donor: '', state: '' };
    const read = readEntry(REGISTER.rounds.fields, cells);
    expect(readEntry(REGISTER.rounds.fields, json)).toEqual(read);
    expect(read).toEqual({ entry: { ...ROUND, provinces: ['LA03', 'LA04'], finalAfterDays: 7 } });
  });

  it('says of each field that is wrong what it has to be, in English and Lao, without what stood there', () => {
    const read = readEntry(REGISTER['shift-plans'].fields, { round: 'R1', point: 'LAO-LA0301-01', day: '2026-02-30', start: '8', end: '25:00', team: 'A'.repeat(41), fmsQuota: 'some' });
    expect('findings' in read && read.findings.map(({ field }) => field)).toEqual(['day', 'start', 'end', 'team', 'fmsQuota']);
    for (const { message } of 'findings' in read ? read.findings : []) expect(message).toEqual({ en: expect.stringMatching(/^Write /), lo: expect.stringMatching(/[\u0e80-\u0eff]/) });
    expect(JSON.stringify(read)).not.toMatch(/25:00|some/);
  });

  it('must fit together', () => {
    expect(REGISTER.rounds.check({ ...ROUND, to: '2026-06-19' })).toMatchObject([{ field: 'to' }]);
    expect(REGISTER['shift-plans'].check({ round: 'R1', point: 'P', day: '2026-06-20', start: '08:00', end: '08:00', team: 'A', fmsQuota: null })).toMatchObject([{ field: 'end' }]);
    expect(REGISTER.enumerators.check({ code: 'E01', agency: null, points: ['P'], activeFrom: '2026-06-20', activeTo: '2026-06-19', supervisor: null })).toMatchObject([{ field: 'activeTo' }]);
    expect(REGISTER.enumerators.check({ code: 'E01', agency: null, points: ['P'], activeFrom: '2026-06-20', activeTo: null, supervisor: null })).toEqual([]);
  });

  it('is an entry or findings, whatever stands there, and never an exception', () => {
    fc.assert(fc.property(fc.constantFrom(...REGISTERS), fc.dictionary(fc.constantFrom(...REGISTERS.flatMap((name) => Object.keys(REGISTER[name].fields))), fc.anything()), (name, raw) => {
      expect(Object.keys(readEntry<object>(REGISTER[name].fields, raw))).toHaveLength(1);
    }));
  });

  it('reaches the provinces of its points, or all where one is not known, and is changed by who is there for all of them', () => {
    const provinceOf = (point: string): string | null => ({ A: 'LA03', B: 'LA04' })[point] ?? null;
    const of = (...points: string[]) => reachOf({ code: 'E01', agency: null, points, activeFrom: '2026-01-01', activeTo: null, supervisor: null }, provinceOf);
    expect([of('A'), of('A', 'B', 'A'), of('A', '?'), reachOf(ROUND, provinceOf)]).toEqual([['LA03'], ['LA03', 'LA04'], null, null]);
    expect([isSeen(['LA03'], ['LA04']), isSeen(['LA03', 'LA04'], ['LA04']), isSeen(null, ['LA04']), isSeen(['LA03'], null)]).toEqual([false, true, true, true]);
    expect([refusedReach(['LA03'], ['LA03', 'LA04']), refusedReach(null, null)]).toEqual([null, null]);
    expect([refusedReach(['LA03', 'LA04'], ['LA03']), refusedReach(null, ['LA03'])]).toMatchObject([{ en: expect.stringContaining('LA03') }, { lo: expect.stringContaining('LA03') }]);
  });
});

describe('what a round plans', () => {
  it.each([['2026-06-20', '2026-07-10', ['2026-06', '2026-07']], ['2026-01-31', '2026-03-01', ['2026-01', '2026-02', '2026-03']], ['2026-12-01', '2027-01-01', ['2026-12', '2027-01']], ['2026-06-01', '2026-06-01', ['2026-06']]])('from %s to %s is told for %j', (from, to, months) => {
    expect(monthsOf(from, to)).toEqual(months);
  });

  it('is told of each point and month that it reaches, and of those without a shift too', () => {
    const shift = { round: 'R1', point: 'A', day: '2026-07-01', start: '08:00', end: '16:00', team: 'x', fmsQuota: null };
    const plans = plansOf({ ...ROUND, provinces: ['LA03'] }, [shift, { ...shift, start: '06:00', end: '08:00' }, { ...shift, round: 'R2' }], [{ code: 'A', adm1: 'LA03' }, { code: 'B', adm1: 'LA04' }]);
    expect(plans.map(({ point, month, shifts }) => [point, month, shifts.map(({ start }) => start)])).toEqual([['A', '2026-06', []], ['A', '2026-07', ['06:00', '08:00']]]);
  });
});
