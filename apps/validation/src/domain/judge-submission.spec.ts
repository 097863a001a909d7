import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANSWERS, judged, judgeFmr } from '../../test/given-register.js';
import type { Judgement } from './judgement.js';

const rules = ({ findings }: Judgement): string[] => findings.map(({ rule }) => rule);
const BLANK_GRID = { 'g_count/f_18_59': undefined, 'g_count/m_18_59': undefined };

describe('the verdict on a registry record', () => {
  it('is accepted where nothing is wrong', () => {
    expect(judged()).toMatchObject({ status: 'accepted', findings: [], record: { nTotal: 5, direction: 'outflow' }, held: { point: 'LAO-LA0301-01', day: '2026-06-03', direction: 'outflow', nTotal: 5 } });
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['no point', { 'g_id/fmp_code': undefined }, 'V-S3'], ['no day', { 'g_id/obs_date': '02/06/2026' }, 'V-S3'], ['no total', { 'g_count/n_total': undefined }, 'V-S3-total'], ['a total of 0', { 'g_count/n_total': '0' }, 'V-S3-total'],
    ['an unknown point', { 'g_id/fmp_code': 'LAO-LA0301-09' }, 'V-S4-point'], ['a day after receipt', { 'g_id/obs_date': '2026-06-04' }, 'V-T2-day'], ['a year before 2020', { 'g_id/obs_date': '2019-12-31' }, 'V-T6-year'],
    ['more than ten times a large group', { 'g_count/n_total': '5001' }, 'V-O1-impossible'],
  ])('holds a record with %s', (_, changes, rule) => {
    const judgement = judged(changes);
    expect([judgement.status, rules(judgement).includes(rule)]).toEqual(['quarantined', true]);
    expect(judgement.record === null).toBe(rule.startsWith('V-S3'));
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a code that is in no list', { 'g_move/transport_mode': 'rocket' }, 'V-S4'], ['a short grid', { 'g_count/f_18_59': '2' }, 'V-C1'], ['too many nationalities', { 'r_nat/nat_n': '9' }, 'V-C2'],
    ['impossible vulnerabilities', { 'g_vuln/v_pregnant': '6' }, 'V-C3'], ['another direction', { 'g_move/flow_direction': 'inflow' }, 'V-C5'], ['an exclusive reason beside others', { 'g_move/reasons': 'refused return_home' }, 'V-C8'],
    ['refused consent', { 'g_source/consent_given': 'no' }, 'V-C10'], ['an end before the start', { end: '2026-06-03T08:00:00+07:00' }, 'V-T1'], ['a closed point', { 'g_id/obs_date': '2023-12-31' }, 'V-T3'],
    ['a Buddhist year', { 'g_id/obs_date': '2569-06-03' }, 'V-T6'], ['a large group', { 'g_count/n_total': '501' }, 'V-O1'], ['another day than the interview', { 'g_id/obs_date': '2026-06-01' }, 'V-T5'],
  ])('counts and flags a record with %s', (_, changes, rule) => {
    const judgement = judged(changes);
    expect([judgement.status, rules(judgement).includes(rule), judgement.record !== null]).toEqual(['flagged', true, true]);
  });

  it('takes whole trains at railway stations', () => {
    const train = { 'g_id/fmp_code': 'LAO-LA0301-02', ...BLANK_GRID };
    expect(rules(judged({ ...train, 'g_count/n_total': '2000' }))).not.toContain('V-O1');
    expect(rules(judged({ ...train, 'g_count/n_total': '20000' }))).toContain('V-O1');
    expect(rules(judged({ ...train, 'g_count/n_total': '20001' }))).toContain('V-O1-impossible');
  });

  it('costs the breakdown, never the count', () => {
    expect(judged({ 'g_count/f_18_59': '1' }).record).toMatchObject({ nTotal: 5, sexAge: [{ sex: 'F', age: '18-59', n: 1 }, { sex: 'M', age: '18-59', n: 2 }, { sex: 'unknown', age: 'unknown', n: 2 }] });
    expect(judged({ 'g_count/f_18_59': '9' }).record).toMatchObject({ nTotal: 5, sexAge: [{ sex: 'unknown', age: 'unknown', n: 5 }] });
    expect(judged({ 'r_nat/nat_n': '2', 'r_nat[3]/nat_iso3': 'LAO', 'r_nat[3]/nat_n': '1' }).record?.nationalities).toEqual([{ iso3: 'LAO', n: 3 }, { iso3: 'CHN', n: 1 }, { iso3: 'XXX', n: 1 }]);
    expect(judged({ 'g_vuln/v_pregnant': '6', 'g_vuln/v_lactating': '1' }).record?.vulnerabilities).toMatchObject({ pregnant: null, lactating: 1 });
    expect(judged({ 'g_move/reasons': 'refused return_home' }).record?.reasons).not.toContain('refused');
  });

  it('keeps of a traveller who refused only what anyone could see', () => {
    expect(judged({ 'g_source/consent_given': 'no', 'g_move/flow_direction': undefined, 'g_vuln/v_pregnant': '1' }).record).toMatchObject({
      nTotal: 5, direction: 'outflow', departure: { country: 'XXX' }, sexAge: [{ sex: 'unknown', age: 'unknown', n: 5 }], nationalities: [{ iso3: 'XXX', n: 5 }], vulnerabilities: { pregnant: null },
    });
  });

  it('never throws, and its margins always add up to the total', () => {
    const value = fc.oneof(fc.string(), fc.integer({ min: -3, max: 30 }).map(String), fc.constantFrom('2026-06-01', 'LAO', 'CHN', 'no', 'yes', 'traveller_interview', 'LAO-LA0301-01', 'inflow', 'refused work'));
    const answers = fc.dictionary(fc.constantFrom(...Object.keys(ANSWERS), 'g_count/f_unk', 'g_count/n_sexage_unknown', 'g_vuln/v_pregnant', 'g_move/reasons', 'g_id/gps'), value);
    const sum = (counts: readonly { n: number }[] | undefined): number | undefined => counts?.reduce((total, { n }) => total + n, 0);
    fc.assert(fc.property(answers, fc.boolean(), (some, whole) => {
      const { record, status } = judgeFmr(whole ? { ...ANSWERS, ...some } : some);
      expect([sum(record?.sexAge), sum(record?.nationalities)]).toEqual([record?.nTotal, record?.nTotal]);
      expect(record === null && status !== 'quarantined').toBe(false);
    }), { numRuns: 2_000 });
  });
});
