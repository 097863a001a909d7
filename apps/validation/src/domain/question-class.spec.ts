import { describe, expect, it } from '@jest/globals';
import type { FormKind } from '@fm/contracts/vocabulary';
import { compileMapping } from './mapping/compile-mapping.js';
import { DEFAULT_MAPPINGS } from './mapping/default-mappings.js';
import type { MappingDocument } from './mapping/mapping-document.js';
import { questionClasses, type QuestionClass } from './question-class.js';

it.each<[string, FormKind, QuestionClass]>([
  ['g_count/n_total', 'fmr', 'record'], ['r_nat/nat_iso3', 'fmr', 'record'], ['r_nat[2]/nat_n', 'fmr', 'record'], ['g_vuln/v_pregnant', 'fmr', 'record'], ['start', 'fmr', 'record'], ['g_id/gps', 'fmr', 'position'],
  ['g_vuln/v_uac', 'fmr', 'severe'], ['g_vuln/protection_concern', 'fmr', 'severe'], ['g_vuln/remarks', 'fmr', 'severe'], ['note', 'coverage', 'severe'], ['somebody_s_own_question', 'fmr', 'severe'],
  ['actual_start', 'coverage', 'record'], ['g_count/n_total', 'coverage', 'severe'], ['g_ct/ct_unpaid', 'fms', 'severe'], ['g_ct/ct_private_setting', 'ct', 'severe'], ['doc_retained_by_other', 'fms', 'severe'],
  ['g_profile/age', 'fms', 'survey'], ['g_prep/recruited_by', 'fms', 'survey'], ['g_return/documents', 'fms', 'survey'], ['g_journey/origin_country', 'fms', 'survey'], ['g_id/fmp_code', 'fms', 'record'], ['g_id/obs_date', 'ct', 'record'],
  ['constructor', 'fmr', 'severe'], ['deviceid', 'fmr', 'severe'], ['n_total', 'fmr', 'severe'],
])('%s of the shipped %s is %s', (path, kind, expected) => {
  expect(questionClasses(compileMapping(DEFAULT_MAPPINGS[kind]))(path)).toBe(expected);
});

describe('of a form of somebody else', () => {
  const document: MappingDocument = {
    kind: 'fmr',
    fields: {
      fmp_code: { path: 'site' }, n_total: { path: 'heads', or: ['people'] }, gps: { path: 'where' }, v_uac: { path: 'children/alone' }, remarks: { path: 'words' }, dep_country: { path: 'both' }, protection_concern: { path: 'both' },
      transport_mode: { path: 'ct_unpaid' }, info_source: { value: 'observation' },
    },
    rows: { nationalities: { flat: [{ iso3: 'nat1', n: 'n1' }] } },
  };
  const classOf = questionClasses(compileMapping({ name: 'theirs', version: 1, decidedAt: null, form: null, document }, new Set()));

  it.each<[string, QuestionClass]>([
    ['site', 'record'], ['heads', 'record'], ['people', 'record'], ['nat1', 'record'], ['n1', 'record'], ['where', 'position'], ['children/alone', 'severe'], ['words', 'severe'],
    ['both', 'severe'], ['ct_unpaid', 'severe'], ['fmp_code', 'severe'], ['children', 'severe'], ['', 'severe'],
  ])('%s is %s, by the field that it fills', (path, expected) => {
    expect(classOf(path)).toBe(expected);
  });

  it('a question that is another one in this version of the form is what nobody knows', () => {
    expect(questionClasses(compileMapping({ name: 'theirs', version: 1, decidedAt: null, form: null, document }, new Set(['fmp_code'])))('site')).toBe('severe');
  });
});
