import { expect, it } from '@jest/globals';
import { classOf, type QuestionClass } from './question-class.js';

it.each<[string, 'fmr' | 'fms' | 'ct' | 'coverage', QuestionClass]>([
  ['g_count/n_total', 'fmr', 'record'], ['r_nat[2]/nat_n', 'fmr', 'record'], ['g_vuln/v_pregnant', 'fmr', 'record'], ['start', 'fmr', 'record'], ['g_id/gps', 'fmr', 'position'],
  ['g_vuln/v_uac', 'fmr', 'severe'], ['g_vuln/protection_concern', 'fmr', 'severe'], ['g_vuln/remarks', 'fmr', 'severe'], ['note', 'coverage', 'severe'], ['somebody_s_own_question', 'fmr', 'unmapped'],
  ['actual_start', 'coverage', 'record'], ['g_count/n_total', 'coverage', 'unmapped'], ['g_ct/ct_unpaid', 'fms', 'severe'], ['g_ct/ct_private_setting', 'ct', 'severe'], ['doc_retained_by_other', 'fms', 'severe'],
  ['g_profile/age', 'fms', 'survey'], ['g_prep/recruited_by', 'fms', 'survey'], ['g_id/fmp_code', 'fms', 'record'], ['g_id/obs_date', 'ct', 'record'], ['constructor', 'fmr', 'unmapped'],
])('%s of %s is %s', (path, kind, expected) => {
  expect(classOf(path, kind)).toBe(expected);
});
