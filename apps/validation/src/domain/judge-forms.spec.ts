import { describe, expect, it } from '@jest/globals';
import { FORM_KINDS, type FormKind } from '@fm/contracts/vocabulary';
import fc from 'fast-check';
import { GOOD_ANSWERS } from '../../test/given-forms.js';
import { BOTEN } from '../../test/given-register.js';
import { judgedOf, rulesIn } from '../../test/given-judge.js';

describe.each(FORM_KINDS)('a form of kind %s', (kind) => {
  it('with which nothing is wrong is accepted', () => {
    expect(judgedOf(kind)).toMatchObject({ status: 'accepted', findings: [], record: { point: BOTEN.code, day: '2026-06-03', shift: 'morning', enumerator: 'E01' }, mappingVersion: `lao_fm_${kind}/1` });
  });

  it('without a point is held, at an unknown point too, and flagged where something is missing', () => {
    const path = kind === 'coverage' ? '' : 'g_id/';
    expect([judgedOf(kind, { [`${path}fmp_code`]: undefined }), judgedOf(kind, { [`${path}fmp_code`]: 'LAO-LA0301-99' }), judgedOf(kind, { [`${path}shift_code`]: undefined })]).toMatchObject([{ status: 'quarantined', record: null }, { status: 'quarantined' }, { status: 'flagged' }]);
  });

  it('gives a record or a finding for any answers, never an exception, and what it gives can be stored', () => {
    const some = Object.values(GOOD_ANSWERS[kind]);
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...some, '', ' ', '\u0000', '\ud800', '1e400', 'NaN', '-0', '2569-06-03', '໑໒', '99999999999', 'refused none', '0 0 0 0', '{"a":1}'));
    const path = fc.oneof(fc.constantFrom(...Object.keys(GOOD_ANSWERS[kind]), '__proto__', 'constructor', 'r_nat[3]/nat_n', 'r_nat[', 'r_nat[x]/nat_n', 'encryptedXmlFile'), fc.string());
    const answers = fc.oneof(fc.dictionary(path, value), fc.dictionary(path, value).map((changes) => ({ ...GOOD_ANSWERS[kind], ...changes })));
    fc.assert(fc.property(answers, fc.date({ noInvalidDate: true, min: new Date(0) }), (body, receivedAt) => {
      const { status, record, findings, protection } = judgedOf(kind, {}, { answers: body, receivedAt });
      expect(record !== null || findings.length > 0).toBe(true);
      expect(record === null && status !== 'quarantined').toBe(false);
      expect(JSON.stringify({ record, findings, protection })).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }), { numRuns: 600 });
  });
});

describe('a coverage log', () => {
  it('says when a point was watched', () => {
    expect(judgedOf('coverage').record).toEqual({
      point: BOTEN.code, day: '2026-06-03', hour: 8, shift: 'morning', enumerator: 'E01', plannedStart: '06:00', plannedEnd: '12:00', actualStart: '2026-06-02T23:10:00.000Z', actualEnd: '2026-06-03T05:00:00.000Z',
      open: true, observed: true, closedReason: null, nEnumerators: 2, nGroupsRefused: 0, groupsMissed: 3, exclusionApplied: true,
    });
  });
});

describe('an interview', () => {
  it('keeps its answers by question, typed, in our codes', () => {
    expect(judgedOf('fms').record).toMatchObject({
      outcome: 'completed', direction: 'outflow', origin: { country: 'LAO', adm1: 'LA03' }, destination: { country: 'THA' },
      answers: { interview_language: 'lo', interpreter_used: false, sex: 'f', age: 32, education: '3', transit_countries: ['CHN', 'MMR'], reasons: ['economic', 'family_visit'], documents: ['passport', 'visa_labour'], wage_expected: 1250000.5, wage_currency: 'lak', has_debt: true, needs: ['legal'] },
    });
    expect(judgedOf('fms', { 'g_prep/documents': undefined, 'g_return/documents': 'none' }).record).toMatchObject({ answers: { documents: ['none'] } });
  });

  it.each<[string, Record<string, string | undefined>, string, string]>([
    ['of somebody who refused', { 'g_consent/consent_given': 'no' }, 'refused', 'V-C10'], ['of somebody who was asked before', { 'g_consent/interviewed_before': 'yes' }, 'ineligible', 'V-C10'], ['of a minor', { 'g_profile/age': '16' }, 'ineligible', 'V-C11'],
  ])('%s keeps its header alone', (_, changes, outcome, rule) => {
    const judged = judgedOf('fms', changes);
    expect(judged).toMatchObject({ status: 'flagged', record: { outcome, answers: {}, origin: { country: 'XXX' } } });
    expect(rulesIn(judged)).toContain(rule);
  });

  it('drops a choice that excludes the others, and no finding says what was answered', () => {
    const judged = judgedOf('fms', { 'g_prep/documents': 'none passport', 'g_profile/education': 'PhD', 'g_profile/age': '17' });
    expect(judgedOf('fms', { 'g_prep/documents': 'none passport' }).record).toMatchObject({ answers: { documents: ['passport'] } });
    expect(judged.findings.map(({ value }) => value)).toEqual(judged.findings.map(() => null));
  });
});

describe('the counter-trafficking module', () => {
  it('leaves a header, and its answers beside it', () => {
    const { record, protection, findings } = judgedOf('ct');
    expect(record).toEqual({ point: BOTEN.code, day: '2026-06-03', hour: 8, shift: 'morning', enumerator: 'E01' });
    expect(protection).toEqual({ consent_given: true, ct_private_setting: true, ct_unpaid: ['self', 'family_member'], ct_held: ['no'], ct_country: ['THA'], protection_concern: true, referral_info_given: true });
    expect(findings).toEqual([]);
  });

  it.each([['without consent', { 'g_consent/consent_given': 'no' }], ['where others could listen', { 'g_ct/ct_private_setting': 'no' }]])('%s leaves no answer', (_, changes) => {
    expect(Object.keys(judgedOf('ct', changes).protection).filter((field) => /ct_(unpaid|held|country)/.test(field))).toEqual([]);
  });

  it('and registry records show nothing of it in a finding', () => {
    const marked = 'MARKED';
    const findings = [judgedOf('ct', { 'g_ct/ct_unpaid': marked, 'g_ct/ct_country': marked }), judgedOf('fmr', { 'g_vuln/protection_concern': marked, 'g_vuln/v_uac': marked, 'g_vuln/remarks': `${marked} 020 5555 1234` })];
    expect(JSON.stringify(findings)).not.toContain(marked);
    expect(judgedOf('fmr', { 'g_vuln/v_uac': '2', 'g_vuln/protection_concern': 'yes', 'g_source/consent_given': 'no' }).protection).toEqual({});
  });
});

it.each<FormKind>(['fms', 'ct'])('%s is judged by no rule of another form', (kind) => {
  expect(rulesIn(judgedOf(kind, { 'g_count/n_total': '99999' }))).toEqual([]);
});
