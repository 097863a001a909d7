import type { FmrRecord, MonitoringPoint } from '@fm/contracts/vocabulary';
import { judgeSubmission, type Bench, type Submitted } from '../src/domain/judge-submission.js';
import type { Judgement } from '../src/domain/judgement.js';
import { compileMapping } from '../src/domain/mapping/compile-mapping.js';
import { DEFAULT_MAPPINGS } from '../src/domain/mapping/default-mappings.js';
import type { Answers } from '../src/domain/mapping/read-answer.js';
import { RuleSettings } from '../src/domain/rules/rule-settings.js';

export const BOTEN: MonitoringPoint = {
  code: 'LAO-LA0301-01', names: { en: 'Boten border gate', lo: 'ດ່ານບໍ່ເຕັນ' }, type: 'border_gate', class: 'border', lat: 21.1764, lon: 101.6656,
  confirmed: false, radiusM: 1000, adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: 'boten',
};

/** A record with which nothing is wrong. */
export const ANSWERS: Readonly<Record<string, string>> = {
  start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:20:07.902+07:00', 'g_id/fmp_code': BOTEN.code, 'g_id/obs_date': '2026-06-03', 'g_id/obs_time': '08:15:00.000+07:00', 'g_id/shift_code': 'morning', 'g_id/enumerator_code': 'E01',
  'g_source/info_source': 'traveller_interview', 'g_source/consent_given': 'yes', 'g_move/flow_direction': 'outflow', 'g_move/dep_country': 'LAO', 'g_move/dest_country': 'CHN', 'g_move/movement_type': 'tourism', 'g_move/transport_mode': 'bus',
  'g_count/n_total': '5', 'g_count/f_18_59': '3', 'g_count/m_18_59': '2', 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': '4', 'r_nat[2]/nat_iso3': 'CHN', 'r_nat[2]/nat_n': '1',
};

export const REGISTER: ReadonlyMap<string, MonitoringPoint> = new Map([[BOTEN.code, BOTEN], ['LAO-LA0301-02', { ...BOTEN, code: 'LAO-LA0301-02', type: 'rail_station' }]]);
export const RECEIVED_ON = '2026-06-03';

export type FmrJudgement = Judgement & { readonly record: FmrRecord | null };

const SHIPPED = compileMapping(DEFAULT_MAPPINGS.fmr);

/** The verdict on a registry form as it is shipped, with nothing set and nobody around. */
export function judgeFmr(answers: Answers, points: Bench['points'] = REGISTER, receivedOn = RECEIVED_ON, more: Partial<Submitted> = {}): FmrJudgement {
  return judgeSubmission({ kind: 'fmr', answers, receivedAt: new Date(`${receivedOn}T12:00:00+07:00`), mapping: SHIPPED, ...more }, { points, settings: new RuleSettings() }) as FmrJudgement;
}

/** The same of a record with which nothing is wrong, but for these changes. Undefined: not answered. */
export function judged(changes: Record<string, string | undefined> = {}, receivedOn = RECEIVED_ON, more: Partial<Submitted> = {}): FmrJudgement {
  return judgeFmr(withChanges(ANSWERS, changes), REGISTER, receivedOn, more);
}

export function withChanges(answers: Answers, changes: Record<string, string | undefined>): Answers {
  return Object.fromEntries(Object.entries({ ...answers, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
