import { describe, expect, it } from '@jest/globals';
import type { FormKind } from '@fm/contracts/vocabulary';
import { BOTEN } from '../../../test/given-register.js';
import { judgedOf, rulesIn, type Beside } from '../../../test/given-judge.js';
import { pointDayKey } from '../registers/roster.js';
import type { Neighbour } from '../window/sketch.js';
import { DESCRIBED_RULES } from './rule-set.js';

type Case = readonly [what: string, changes: Record<string, string | undefined>, beside?: Beside];

/** What the rule finds, what it lets pass, what it says where nothing was said, and where it begins: on the edge it must not find, just behind it must. */
interface Table {
  readonly kind?: FormKind;
  readonly fails: readonly Case[];
  readonly passes: readonly Case[];
  readonly silent: readonly Case[];
}

const at = (changes: Partial<typeof BOTEN>): Beside => ({ points: new Map([[BOTEN.code, { ...BOTEN, ...changes }]]) });
const received = (instant: string): Beside => ({ receivedAt: new Date(instant) });
const planned = (...shifts: [string, string][]): Beside => ({ roster: new Map([[pointDayKey(BOTEN.code, '2026-06-03'), shifts.map(([start, end]) => ({ start, end }))]]) });
const crowd = (n: number): Record<string, string | undefined> => ({ 'g_count/n_total': String(n), 'g_count/f_18_59': String(n), 'g_count/m_18_59': undefined, 'r_nat/nat_n': String(n), 'r_nat[2]/nat_iso3': undefined, 'r_nat[2]/nat_n': undefined });
const grid = (boxes: Record<string, string>): Record<string, string | undefined> => ({ 'g_count/f_18_59': undefined, 'g_count/m_18_59': undefined, ...Object.fromEntries(Object.entries(boxes).map(([box, n]) => [`g_count/${box}`, n])) });
const NO_CLOCK = { start: undefined, end: undefined };

const OWN: Neighbour = { submission: 'a', own: true, receivedAt: '', point: 'P', day: '2026-06-03', startedAt: '2026-06-03T01:00:00.000Z', endedAt: '2026-06-03T01:02:00.000Z', enumerator: 'E01', device: 'one', group: 'g', people: 'p', nTotal: 5 };
const beside = (...others: Partial<Neighbour>[]): Beside => ({ neighbours: [OWN, ...others.map((other, index) => ({ ...OWN, own: false, submission: `b${index}`, enumerator: 'E02', device: 'two', ...other }))] });
const minutes = (n: number): Pick<Neighbour, 'startedAt' | 'endedAt'> => ({ startedAt: new Date(Date.parse(OWN.startedAt) + n * 60_000).toISOString(), endedAt: new Date(Date.parse(OWN.startedAt) + n * 60_000 + 30_000).toISOString() });

const TABLES: Readonly<Record<string, Table>> = {
  'V-S1': { fails: [['encrypted', { encryptedXmlFile: 'x', ...Object.fromEntries(['g_id/fmp_code', 'g_id/shift_code', 'g_id/enumerator_code', 'g_source/info_source', 'g_move/flow_direction', 'g_move/dep_country', 'g_move/dest_country', 'g_move/movement_type', 'g_move/transport_mode', 'g_count/n_total'].map((path) => [path, undefined])) }], ['empty', {}, { answers: {} }]], passes: [['answers', {}]], silent: [['another form', {}, { answers: { village: 'x' } }]] },
  'V-S2-unmapped': { fails: [['another form', {}, { answers: { village: 'x' } }]], passes: [['the form', {}], ['one of its answers', {}, { answers: { 'g_id/fmp_code': BOTEN.code } }]], silent: [['an empty body', {}, { answers: {} }]] },
  'V-S2': { fails: [['a version that nobody told of', {}, { form: 'unknown' }]], passes: [['a known one', {}, { form: 'known' }]], silent: [['none', {}, { form: 'unstated' }]] },
  'V-S2-changed': { fails: [['another question', {}, { changed: ['n_total'] }]], passes: [['the same questions', {}, { changed: [] }]], silent: [['nothing known of it', {}]] },
  'V-S3': { fails: [['no point', { 'g_id/fmp_code': undefined }], ['a day that is none', { 'g_id/obs_date': '2026-02-30' }]], passes: [['both', {}], ['a day by its clock', { 'g_id/obs_date': undefined }]], silent: [['another form', {}, { answers: { village: 'x' } }]] },
  'V-S3-total': { fails: [['none', { 'g_count/n_total': undefined }], ['0', { 'g_count/n_total': '0' }], ['-1', { 'g_count/n_total': '-1' }]], passes: [['1', { 'g_count/n_total': '1' }]], silent: [['another form', {}, { answers: { village: 'x' } }]] },
  'V-S3-missing': { fails: [['no transport', { 'g_move/transport_mode': undefined }]], passes: [['all', {}], ['no reason, which is not asked of all', { 'g_move/reasons': undefined }]], silent: [['no total, which has a rule of its own', { 'g_count/n_total': undefined }]] },
  'V-S4': { fails: [['rocket', { 'g_move/transport_mode': 'rocket' }], ['a country of none', { 'g_move/dest_country': 'QQQ' }], ['one of several', { 'g_move/reasons': 'tourism fun' }]], passes: [['a code', {}], ['in capitals', { 'g_move/transport_mode': 'BUS' }], ['unknown', { 'g_move/dest_country': 'XXX' }]], silent: [['none', { 'g_move/transport_mode': undefined }]] },
  'V-S4-point': { fails: [['another', { 'g_id/fmp_code': 'LAO-LA0301-99' }]], passes: [['registered', {}]], silent: [['none', { 'g_id/fmp_code': undefined }]] },
  'V-S5': { fails: [['a number', { 'g_move/dep_place_text': 'ໂທ 020 5555 1234' }], ['in remarks', { 'g_vuln/remarks': 'noi@example.la' }]], passes: [['a P-code', { 'g_vuln/remarks': 'LA1401001' }]], silent: [['no words', {}]] },
  'V-T1': { fails: [['a second earlier', { end: '2026-06-03T08:14:21.118+07:00' }]], passes: [['at once', { end: '2026-06-03T08:14:22.118+07:00' }]], silent: [['no end', { end: undefined }]] },
  'V-T2': { fails: [['eleven minutes ahead', {}, received('2026-06-03T08:03:22+07:00')]], passes: [['ten', {}, received('2026-06-03T08:04:22.118+07:00')]], silent: [['no clock', NO_CLOCK, received('2026-06-03T08:00:00+07:00')]] },
  'V-T2-day': { fails: [['tomorrow', { 'g_id/obs_date': '2026-06-04' }]], passes: [['today', {}]], silent: [['no day', { 'g_id/obs_date': 'x' }]] },
  'V-T3': { fails: [['a day before it opened', {}, at({ openedOn: '2026-06-04' })], ['a day after it closed', {}, at({ closedOn: '2026-06-02' })]], passes: [['the first day', {}, at({ openedOn: '2026-06-03' })], ['the last', {}, at({ closedOn: '2026-06-03' })]], silent: [['no day', { 'g_id/obs_date': 'x' }, at({ openedOn: '2027-01-01' })]] },
  'V-T5': { fails: [['two days earlier', { 'g_id/obs_date': '2026-06-01' }]], passes: [['one', { 'g_id/obs_date': '2026-06-02' }]], silent: [['no clock', { ...NO_CLOCK, 'g_id/obs_date': '2026-05-01' }]] },
  'V-T6': { fails: [['2569', { 'g_id/obs_date': '2569-06-03' }]], passes: [['2026', {}], ['2499', { 'g_id/obs_date': '2499-06-03' }]], silent: [['none', { 'g_id/obs_date': undefined }]] },
  'V-T6-year': { fails: [['2019', { 'g_id/obs_date': '2019-12-31' }]], passes: [['2020', { 'g_id/obs_date': '2020-01-01' }]], silent: [['none', { 'g_id/obs_date': 'x' }]] },
  'V-T7': { fails: [['a second more than two days', {}, received('2026-06-05T08:20:09+07:00')], ['a second more than the day that the point is given', {}, { ...received('2026-06-04T08:20:09+07:00'), syncDays: new Map([[BOTEN.code, 1]]) }], ['where another point is given more', {}, { ...received('2026-06-05T08:20:09+07:00'), syncDays: new Map([['Q', 9]]) }]], passes: [['six days at a point that is given so many', {}, { ...received('2026-06-09T08:20:07.902+07:00'), syncDays: new Map([[BOTEN.code, 6]]) }], ['two days', {}, received('2026-06-05T08:20:07.902+07:00')], ['sent in time, handed on late', {}, { ...received('2026-07-05T08:20:09+07:00'), submittedAt: new Date('2026-06-03T12:00:00+07:00') }], ['read when it was connected', {}, { ...received('2026-07-05T08:20:09+07:00'), backfill: true }]], silent: [['no clock', NO_CLOCK, received('2026-07-05T08:20:09+07:00')]] },
  'V-T8': { fails: [['before the roster\'s shift, whatever was stated', { 'g_id/obs_time': '08:15' }, planned(['10:00', '18:00'])], ['between two of them', { 'g_id/obs_time': '13:00' }, planned(['06:00', '12:00'], ['15:00', '18:00'])], ['in the evening', { 'g_id/obs_time': '19:00' }], ['an hour too early', { 'g_id/obs_time': '03:10' }], ['at noon of a night', { 'g_id/shift_code': 'night', 'g_id/obs_time': '12:00' }]], passes: [['within the roster\'s shift, whatever was stated', { 'g_id/obs_time': '19:00' }, planned(['13:00', '20:00'])], ['in the hour that the roster\'s margin reaches', { 'g_id/obs_time': '12:29' }, planned(['06:00', '12:00'])], ['within the margin', { 'g_id/obs_time': '12:10' }], ['at night', { 'g_id/shift_code': 'night', 'g_id/obs_time': '02:00' }], ['all day', { 'g_id/shift_code': 'full_day', 'g_id/obs_time': '23:00' }]], silent: [['no shift', { 'g_id/shift_code': undefined, 'g_id/obs_time': '23:00' }]] },
  'V-T9': { fails: [['in Greenwich', { start: '2026-06-03T01:14:22Z' }]], passes: [['in Laos', {}]], silent: [['no offset', { start: '2026-06-03T08:14:22' }]] },
  'V-U1': { fails: [['21 minutes', { end: '2026-06-03T08:35:22.118+07:00' }]], passes: [['20', { end: '2026-06-03T08:34:22.118+07:00' }], ['an edit', { end: '2026-06-04T08:34:22.118+07:00' }, { edited: true }]], silent: [['no end', { end: undefined }]] },
  'V-U1-short': { fails: [['9.9 s', { end: '2026-06-03T08:14:32.018+07:00' }]], passes: [['10 s', { end: '2026-06-03T08:14:32.118+07:00' }]], silent: [['backwards', { end: '2026-06-03T08:14:02.118+07:00' }]] },
  'V-D2': { fails: [['one other', {}, { copies: 1 }]], passes: [['none', {}, { copies: 0 }]], silent: [['not told', {}]] },
  'V-D3': { fails: [['ten minutes later, five persons', {}, beside(minutes(10))]], passes: [['eleven', {}, beside(minutes(11))], ['four persons', {}, { neighbours: (beside(minutes(1)).neighbours ?? []).map((one) => ({ ...one, nTotal: 4 })) }], ['others', {}, beside({ ...minutes(1), group: 'other' })], ['the same hand and tablet', {}, beside({ ...minutes(1), enumerator: 'E01', device: 'one' })], ['at another point', {}, beside({ ...minutes(1), point: 'Q' })]], silent: [['nobody around', {}, beside()]] },
  'V-D3-small': { fails: [['other ages', {}, beside({ ...minutes(1), people: 'other' })]], passes: [['the same ages', {}, beside(minutes(1))]], silent: [['nobody around', {}]] },
  'V-U2': { fails: [['61 s at once', {}, beside({ device: 'one', startedAt: '2026-06-03T01:00:59.000Z', endedAt: '2026-06-03T01:05:00.000Z' })]], passes: [['60 s', {}, beside({ device: 'one', startedAt: '2026-06-03T01:01:00.000Z', endedAt: '2026-06-03T01:05:00.000Z' })], ['another tablet', {}, beside({ startedAt: '2026-06-03T01:00:10.000Z', endedAt: '2026-06-03T01:05:00.000Z' })]], silent: [['no end', {}, beside({ device: 'one', endedAt: null })]] },
  'V-U3': { fails: [['thirteen', {}, beside(...Array(12).fill({ enumerator: 'E01', ...minutes(2) }) as object[])]], passes: [['twelve', {}, beside(...Array(11).fill({ enumerator: 'E01', ...minutes(2) }) as object[])], ['of another', {}, beside(...Array(14).fill(minutes(2)) as object[])]], silent: [['nobody around', {}]] },
  'V-E4': { fails: [['at another point', {}, { enumerators: new Map([['E01', { points: ['LAO-LA0301-02'], activeFrom: '2026-01-01', activeTo: null }]]) }], ['no longer', {}, { enumerators: new Map([['E01', { points: [BOTEN.code], activeFrom: '2026-01-01', activeTo: '2026-06-02' }]]) }], ['not known', {}, { enumerators: new Map() }]], passes: [['the last day', {}, { enumerators: new Map([['E01', { points: [BOTEN.code], activeFrom: '2026-06-03', activeTo: '2026-06-03' }]]) }]], silent: [['no register', {}], ['no code', { 'g_id/enumerator_code': undefined }, { enumerators: new Map() }]] },
  'V-G1': { fails: [['two kilometres off', { 'g_id/gps': '21.1950 101.6656 700 5' }, at({ confirmed: true })]], passes: [['nearby', { 'g_id/gps': '21.1800 101.6656 700 5' }, at({ confirmed: true })], ['on board', { 'g_id/gps': '21.5 101.6656 700 5' }, at({ confirmed: true, type: 'on_board' })], ['not confirmed', { 'g_id/gps': '21.5 101.6656 700 5' }]], silent: [['no position', {}, at({ confirmed: true })]] },
  'V-G1-unconfirmed': { fails: [['two kilometres off', { 'g_id/gps': '21.1950 101.6656 700 5' }]], passes: [['nearby', { 'g_id/gps': '21.1800 101.6656 700 5' }]], silent: [['no position', {}]] },
  'V-G2': { fails: [['101 m', { 'g_id/gps': '21.1764 101.6656 700 101' }]], passes: [['100 m', { 'g_id/gps': '21.1764 101.6656 700 100' }]], silent: [['accuracy not told', { 'g_id/gps': '21.1764 101.6656' }], ['no position', {}]] },
  'V-G3': { fails: [['0 0', { 'g_id/gps': '0 0 0 0' }], ['turned round', { 'g_id/gps': '101.66 21.17 0 0' }], ['south of Laos', { 'g_id/gps': '13.89 102 0 5' }]], passes: [['on the edge', { 'g_id/gps': '13.9 102 0 5' }]], silent: [['no position', {}]] },
  'V-O1': { fails: [['501', crowd(501)]], passes: [['500', crowd(500)], ['a train', crowd(2_000), at({ type: 'rail_station' })]], silent: [['none', { 'g_count/n_total': undefined }], ['too many to doubt', crowd(5_001)]] },
  'V-O1-impossible': { fails: [['5,001', crowd(5_001)]], passes: [['5,000', crowd(5_000)], ['a train', crowd(20_000), at({ type: 'rail_station' })]], silent: [['none', { 'g_count/n_total': undefined }]] },
  'V-C1': { fails: [['one short', grid({ f_18_59: '2', m_18_59: '2' })], ['one over', grid({ f_18_59: '4', m_18_59: '2' })]], passes: [['all', {}], ['some unknown', grid({ f_18_59: '2', n_sexage_unknown: '3' })]], silent: [['blank', grid({})]] },
  'V-C2': { fails: [['one over', { 'r_nat/nat_n': '5' }], ['none', { 'r_nat/nat_iso3': undefined, 'r_nat/nat_n': undefined, 'r_nat[2]/nat_iso3': undefined, 'r_nat[2]/nat_n': undefined }]], passes: [['all', {}]], silent: [['no total', { 'g_count/n_total': undefined }]] },
  'V-C3': { fails: [['more than there are', { 'g_vuln/v_single_head': '6' }], ['more than there are women', { 'g_vuln/v_pregnant': '4' }], ['below zero', { 'g_vuln/v_pregnant': '-1' }], ['nobody is old', { 'g_vuln/v_elderly_alone': '1' }]], passes: [['all women', { 'g_vuln/v_pregnant': '3' }]], silent: [['ages unknown', { ...grid({ f_unk: '3', m_unk: '2' }), 'g_vuln/v_elderly_alone': '1' }], ['not said', {}]] },
  'V-C4': { fails: [['children alone', grid({ f_5_17: '5' })], ['none said', { ...grid({ f_5_17: '5' }), 'g_vuln/v_uac': '0' }]], passes: [['said', { ...grid({ f_5_17: '5' }), 'g_vuln/v_uac': '1' }], ['with a grown-up', grid({ f_5_17: '4', f_18_59: '1' })]], silent: [['blank', grid({})]] },
  'V-C5': { fails: [['in, and it leaves', { 'g_move/flow_direction': 'inflow' }]], passes: [['out', {}], ['undefined', { 'g_move/flow_direction': 'undefined' }]], silent: [['not said', { 'g_move/flow_direction': undefined }], ['no destination', { 'g_move/flow_direction': 'inflow', 'g_move/dest_country': undefined }]] },
  'V-C8': { fails: [['refused and more', { 'g_move/reasons': 'refused tourism' }], ['both', { 'g_move/reasons': 'refused dont_know' }]], passes: [['refused', { 'g_move/reasons': 'refused' }], ['two', { 'g_move/reasons': 'tourism health' }]], silent: [['none', {}]] },
  'V-C10': { fails: [['refused', { 'g_source/consent_given': 'no' }]], passes: [['given', {}], ['seen, not asked', { 'g_source/consent_given': 'no', 'g_source/info_source': 'observation' }]], silent: [['not said', { 'g_source/consent_given': undefined }]] },
  'V-C11': { kind: 'fms', fails: [['17', { 'g_profile/age': '17' }], ['not eligible', { 'g_consent/eligible_age': 'no' }]], passes: [['18', { 'g_profile/age': '18' }]], silent: [['not said', { 'g_profile/age': undefined }]] },
  'V-C14': { kind: 'ct', fails: [['others listen', { 'g_ct/ct_private_setting': 'no' }], ['not attested', { 'g_ct/ct_private_setting': undefined }]], passes: [['in private', {}]], silent: [['nothing asked', { 'g_ct/ct_private_setting': 'no', 'g_ct/ct_unpaid': undefined, 'g_ct/ct_held': undefined, 'g_ct/ct_country': undefined }]] },
};

describe('every rule', () => {
  it('has a table', () => {
    expect(DESCRIBED_RULES.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id).toSorted()).toEqual(Object.keys(TABLES).toSorted());
  });

  const cases = (which: keyof Omit<Table, 'kind'>) => Object.entries(TABLES).flatMap(([rule, table]) => table[which].map(([what, changes, more]) => ({ rule, kind: table.kind ?? 'fmr', what, changes, more })));

  it.each(cases('fails'))('$rule finds: $what', ({ rule, kind, changes, more }) => {
    expect(rulesIn(judgedOf(kind, changes, more))).toContain(rule);
  });

  it.each(cases('passes'))('$rule lets pass: $what', ({ rule, kind, changes, more }) => {
    expect(rulesIn(judgedOf(kind, changes, more))).not.toContain(rule);
  });

  it.each(cases('silent'))('$rule says nothing where nothing was said: $what', ({ rule, kind, changes, more }) => {
    expect(rulesIn(judgedOf(kind, changes, more))).not.toContain(rule);
  });
});
