import type { FormKind } from '@fm/contracts/vocabulary';
import type { Answers } from '../src/domain/mapping/read-answer.js';
import { ANSWERS, BOTEN } from './given-register.js';

const START = { start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:34:07.902+07:00', deviceid: 'collect:1' };
const IDENTITY = { 'g_id/enumerator_code': 'E01', 'g_id/fmp_code': BOTEN.code, 'g_id/shift_code': 'morning', 'g_id/obs_date': '2026-06-03', 'g_id/obs_time': '08:15:00.000+07:00' };

/** Answers of each form with which nothing is wrong. */
export const GOOD_ANSWERS: Readonly<Record<FormKind, Answers>> = {
  fmr: ANSWERS,
  coverage: {
    ...START, enumerator_code: 'E01', fmp_code: BOTEN.code, obs_date: '2026-06-03', shift_code: 'morning', fmp_open: 'yes', observed: 'yes', planned_start: '06:00', planned_end: '12:00',
    actual_start: '2026-06-03T06:10:00+07:00', actual_end: '2026-06-03T12:00:00+07:00', n_enumerators: '2', groups_missed_est: '3', n_groups_refused: '0', exclusion_rule_applied: 'yes',
  },
  fms: {
    ...START, ...IDENTITY, 'g_id/interview_language': 'lo', 'g_id/interpreter_used': 'no', 'g_consent/eligible_age': 'yes', 'g_consent/interviewed_before': 'no', 'g_consent/consent_given': 'yes', 'g_profile/sex': 'F', 'g_profile/age': '32', 'g_profile/nationality': 'LAO',
    'g_profile/education': '3', 'g_profile/wg_see': '1', 'g_journey/flow_direction': 'outflow', 'g_journey/origin_country': 'LAO', 'g_journey/origin_adm1': 'LA03', 'g_journey/dest_country': 'THA', 'g_journey/transit_countries': 'CHN MMR', 'g_journey/reasons': 'economic family_visit',
    'g_prep/documents': 'passport visa_labour', 'g_prep/wage_expected': '1250000,50', 'g_prep/wage_currency': 'LAK', 'g_prep/has_debt': 'yes', 'g_needs/needs': 'legal',
  },
  ct: {
    ...START, ...IDENTITY, 'g_consent/consent_given': 'yes', 'g_ct/ct_private_setting': 'yes', 'g_ct/ct_unpaid': 'self family_member', 'g_ct/ct_held': 'no', 'g_ct/ct_country': 'THA', 'g_ct/protection_concern': 'yes', 'g_end/referral_info_given': 'yes',
  },
};
