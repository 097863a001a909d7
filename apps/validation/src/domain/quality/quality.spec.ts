import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { digestJson, digestPage, digestText } from '../../outbound/digest-page.js';
import type { Digest } from './digest.js';
import { groupedBy, medianOf, summaryOf, type JudgedFact } from './summary.js';
import { teamOf } from './team-of.js';

const FACT: JudgedFact = {
  kind: 'fmr', point: 'P', day: '2026-06-03', enumerator: 'E01', minute: 500, seconds: 60, refused: false, distanceM: 100, nTotal: 10, team: 'A', status: 'accepted', receivedOn: '2026-06-03', late: false, rules: [], radiusM: 1_000,
};
const rule = (id: string) => ({ rule: id, message: { en: `rule ${id}`, lo: `ກົດ ${id}` } });

describe('what is told of the field', () => {
  it('is plain numbers', () => {
    expect(summaryOf([FACT, { ...FACT, seconds: 180, distanceM: 1_500, nTotal: 12, status: 'flagged', rules: [rule('V-T1'), rule('V-T1'), rule('V-G1')] }, { ...FACT, seconds: null, distanceM: null, nTotal: 3, status: 'quarantined', refused: true, late: true, rules: [rule('V-T1')] }])).toEqual({
      submissions: 3, held: 1, rejected: 0, flagged: 1, refusals: 1, late: 1, seconds: { n: 2, median: 120, shortest: 60, longest: 180 }, drift: { n: 2, medianM: 800, beyondRadius: 1 },
      heaping: { n: 2, endingIn0Or5: 1 }, byRule: [{ ...rule('V-G1'), n: 1 }, { ...rule('V-T1'), n: 2 }],
    });
    expect(summaryOf([])).toMatchObject({ submissions: 0, seconds: { median: null, shortest: null }, drift: { medianM: null }, byRule: [] });
    expect([medianOf([]), medianOf([3]), medianOf([1, 2]), medianOf([9, 1, 2])]).toEqual([null, 3, 1.5, 2]);
  });

  it('is grouped in the order of names, whatever the numbers', () => {
    const facts = [...Array(5).fill({ ...FACT, enumerator: 'E09' }), { ...FACT, enumerator: 'E01' }] as JudgedFact[];
    expect(groupedBy(facts, ({ enumerator }) => ({ enumerator })).map(({ of, facts: own }) => [of.enumerator, own.length])).toEqual([['E01', 1], ['E09', 5]]);
  });

  it.each<[[string, string, string][], number | null, string | null]>([
    [[['08:00', '16:00', 'A']], null, 'A'], [[['08:00', '12:00', 'A'], ['12:00', '16:00', 'B']], 719, 'A'], [[['08:00', '12:00', 'A'], ['12:00', '16:00', 'B']], 720, 'B'], [[['08:00', '12:00', 'A'], ['08:00', '16:00', 'B']], 600, null],
    [[['22:00', '06:00', 'N'], ['06:00', '22:00', 'D']], 60, 'N'], [[], 600, null], [[['08:00', '12:00', 'A'], ['12:00', '16:00', 'B']], null, null],
  ])('of %j at %s it is the work of team %s', (planned, minute, team) => {
    expect(teamOf(planned.map(([start, end, name]) => ({ start, end, team: name })), minute)).toBe(team);
  });

  it('has no score and no ranking of anybody, in no file', () => {
    const files = ['domain/quality', 'inbound', 'store', 'outbound', '.'].flatMap((folder) => readdirSync(`apps/validation/src/${folder}`).filter((name) => /quality|fact|digest|summary|team/.test(name) && name.endsWith('.ts') && !name.includes('.spec.')).map((name) => `apps/validation/src/${folder}/${name}`));
    expect(files.length).toBeGreaterThan(6);
    const code = files.map((file) => readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')).join('\n');
    expect(code.match(/score|rank|best|worst|percentile|order by [^`]*count|toSorted\(\(a, b\) => [^)]*\b(n|submissions|held|flagged|seconds)\b/gi)).toBeNull();
  });
});

describe('the digest of a day', () => {
  const names = new Map([['P', { en: 'Boten <gate>', lo: 'ດ່ານບໍ່ເຕັນ' }]]);
  const digest: Digest = {
    province: 'LA03', day: '2026-06-03', names, teams: [{ ...summaryOf([{ ...FACT, rules: [rule('V-T1')] }]), point: 'P', team: 'A' }], planned: 2,
    missing: [{ round: 'R1', point: 'P', day: '2026-06-03', start: '08:00', end: '16:00', team: 'B', fmsQuota: null }], held: 2, heldSince: '2026-06-01T03:00:00.000Z',
    alerts: [{ kind: 'silence', place: 'P', day: '2026-06-02', message: { en: 'silent', lo: 'ງຽບ' } }],
  };

  it('is text to paste, Lao first', () => {
    expect(digestText(digest)).toMatch(/^ວຽກພາກສະໜາມຢູ່ LA03[\s\S]*ດ່ານບໍ່ເຕັນ, ທີມ A: 1 ແບບຟອມ[\s\S]*1 × ກົດ V-T1[\s\S]*ດ່ານບໍ່ເຕັນ, ທີມ B, 08:00–16:00[\s\S]*2026-06-02: ງຽບ[\s\S]*----[\s\S]*Field work in LA03[\s\S]*2 records are held, the longest since 2026-06-01[\s\S]*silent$/);
  });

  it('is a page without a script, in which names are text', () => {
    const page = digestPage(digest);
    expect(page).toMatch(/^<!doctype html>[\s\S]*<section lang="lo">[\s\S]*<section lang="en">[\s\S]*Boten &lt;gate&gt;/);
    expect(page).not.toMatch(/<script|<gate>|https?:/);
  });

  it('says so where nothing came, nobody is missing and nothing waits', () => {
    const text = digestText({ ...digest, teams: [], missing: [], held: 0, heldSince: null, alerts: [] });
    for (const line of ['Nothing has come of this day so far.', 'Everybody who was planned has reported.', 'Nothing is held.', 'Nothing is open.', 'ບໍ່ມີຫຍັງຄ້າງ.']) expect(text).toContain(line);
    expect(digestText({ ...digest, planned: 0, missing: [] })).toContain('without a roster nobody can be missed');
    expect(digestJson(digest)).toMatchObject({ province: 'LA03', held: 2, lo: { sections: [{}, {}, {}, {}] }, en: { title: 'Field work in LA03 on 2026-06-03' } });
  });
});
