import { describe, expect, it } from '@jest/globals';
import { judged } from '../../../test/given-register.js';
import type { Judgement } from '../judgement.js';
import { DESCRIBED_RULES } from './rule-set.js';

const found = (judgement: Judgement, rule: string) => judgement.findings.filter((finding) => finding.rule === rule);

describe('the rules', () => {
  it('have the severities that were decided: only what has no point, day or size, or cannot be, is held', () => {
    const by = (severity: string): string[] => DESCRIBED_RULES.filter((rule) => rule.severity === severity).map(({ id }) => id).toSorted();
    expect(by('E')).toEqual(['V-O1-impossible', 'V-S1', 'V-S2-unmapped', 'V-S3', 'V-S3-total', 'V-S4-point', 'V-T2-day', 'V-T6-year']);
    expect(by('M')).toEqual(['V-C1', 'V-C2', 'V-C3', 'V-C8', 'V-S2-changed', 'V-S4']);
    expect(by('I')).toEqual(['V-D3-small', 'V-E4', 'V-G1-unconfirmed', 'V-T8', 'V-T9', 'V-U1', 'V-U3']);
    expect(new Set(DESCRIBED_RULES.map(({ id }) => id)).size).toBe(DESCRIBED_RULES.length);
  });

  it.each(DESCRIBED_RULES.map((rule) => [rule.id, rule] as const))('%s speaks English and Lao', (_, { message, fix }) => {
    for (const text of [message, fix]) {
      expect(text.en).toMatch(/[a-z]/);
      expect(text.lo).toMatch(/[\u0e80-\u0eff]/);
    }
  });

  it.each(['0 0 0 0', '21.1 -101.6 0 5', '48.1 16.3 0 5'])('drops the position %s, which is not in Laos, and keeps the record', (gps) => {
    const judgement = judged({ 'g_id/gps': gps });
    expect([judgement.status, judgement.position, judgement.record?.nTotal]).toEqual(['flagged', null, 5]);
  });

  it('keep a position near the border', () => {
    expect(judged({ 'g_id/gps': '21.19 101.68 700 4' })).toMatchObject({ status: 'accepted', position: { lat: 21.19, lon: 101.68, accuracyM: 4 } });
  });

  it('see rows behind one that says nothing, and take no number of persons from a row without one', () => {
    expect(judged({ 'r_nat[2]/nat_iso3': undefined, 'r_nat[2]/nat_n': undefined, 'r_nat[2]/other': 'x', 'r_nat[3]/nat_iso3': 'CHN', 'r_nat[3]/nat_n': '1' })).toMatchObject({ status: 'accepted', record: { nationalities: [{ iso3: 'LAO', n: 4 }, { iso3: 'CHN', n: 1 }] } });
    const negative = judged({ 'r_nat/nat_n': '6', 'r_nat[2]/nat_n': '-1' });
    expect([found(negative, 'V-C2').length, negative.record?.nationalities]).toEqual([1, [{ iso3: 'XXX', n: 5 }]]);
  });

  it('derive the direction of who refused as of anybody else', () => {
    expect(judged({ 'g_source/consent_given': 'no', 'g_move/flow_direction': 'undefined' })).toMatchObject({ record: { direction: 'outflow', departure: { country: 'XXX' } } });
  });

  it('take thousands for no decimals', () => {
    expect([judged({ 'g_count/n_total': '1,000' }).held.nTotal, judged({ 'g_count/n_total': '1.000' }).held.nTotal, judged({ 'g_count/n_total': '5,0' }).held.nTotal]).toEqual([null, null, 5]);
  });

  it('show codes, not somebody\'s words, and not a thousand of them', () => {
    const words = `${'ຂ້ອຍຊື່ '.repeat(20)}`;
    const judgement = judged({ 'g_move/transport_mode': words, 'g_move/movement_type': 'walking', ...Object.fromEntries([...Array(1_000).keys()].map((n) => [`r_nat[${n + 3}]/nat_iso3`, `Q${n}`])) });
    expect(found(judgement, 'V-S4').length).toBe(20);
    expect(found(judged({ 'g_move/transport_mode': words, 'g_move/movement_type': 'walking' }), 'V-S4').map(({ field, value }) => [field, value]).toSorted()).toEqual([['movement_type', 'walking'], ['transport_mode', null]]);
    expect(JSON.stringify(judged({ 'g_move/dep_place_text': 'x'.repeat(1e6), 'g_id/fmp_code': 'y'.repeat(1e6) })).length).toBeLessThan(20_000);
  });
});
