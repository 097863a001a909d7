import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { addDays, deviceTime } from './calendar.js';
import { CHANGED_FORM } from './fmr-content.js';
import { countAnswers } from './fmr-answers.js';
import { laoDigits } from './mistakes.js';
import type { SeasonAction } from './season-action.js';

type Created = Extract<SeasonAction, { type: 'create' }>;

/** Spoils one record so that one rule, and only what follows from it, has something to find. */
interface Fault {
  readonly plant: (answers: Answers, random: Random) => Answers;
  /** Rules that see the same thing from their side. */
  readonly also?: readonly string[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const text = (answers: Answers, path: string): string => String(answers[path] ?? '');
const total = (answers: Answers): number => Number(answers['g_count/n_total']);
const moved = (answers: Answers, path: string, ms: number): Answers => ({ [path]: deviceTime(new Date(Date.parse(text(answers, path)) + ms)) });
const days = (answers: Answers, count: number): Answers => ({ ...moved(answers, 'start', count * DAY_MS), ...moved(answers, 'end', count * DAY_MS), 'g_id/obs_date': addDays(text(answers, 'g_id/obs_date'), count) });
/** A group of so many, all of them women of working age from Laos. */
export const grownUps = (n: number): Answers => ({ ...countAnswers(n, { f_18_59: n }, null), r_nat: [{ 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': n }], ...NOBODY_VULNERABLE });
const NOBODY_VULNERABLE: Answers = Object.fromEntries(['pregnant', 'lactating', 'disability_visible', 'elderly_alone', 'single_head', 'uac'].map((name) => [`g_vuln/v_${name}`, null]));

/** By the rule that must find it. */
export const PLANTED_FAULTS: Readonly<Record<string, Fault>> = {
  'V-S1': { plant: () => ({ base64EncryptedKey: 'x', encryptedXmlFile: 'submission.xml.enc' }) },
  'V-S2-unmapped': { plant: ({ start, end }) => ({ start, end, village: 'Nam Dee', households: '12' }) },
  'V-S2': { plant: (answers) => ({ ...answers, __version__: 'vOfWhichNobodyTold' }) },
  'V-S2-changed': { plant: (answers) => ({ ...answers, __version__: CHANGED_FORM.version, 'g_move/stay_duration': 'photo.jpg' }) },
  'V-S3': { plant: (answers) => ({ ...answers, 'g_id/obs_date': text(answers, 'g_id/obs_date').split('-').reverse().join('/') }) },
  'V-S3-total': { plant: (answers, random) => ({ ...answers, 'g_count/n_total': random.pick(['many', '0', '-2', '']) }), also: ['V-C1', 'V-C2', 'V-C3'] },
  'V-S3-missing': { plant: (answers, random) => ({ ...answers, [random.pick(['g_move/transport_mode', 'g_id/shift_code', 'g_source/info_source', 'g_id/enumerator_code'])]: null }) },
  'V-S4': { plant: (answers, random) => ({ ...answers, [random.pick(['g_move/transport_mode', 'g_move/movement_type', 'g_move/stay_duration'])]: 'rocket' }) },
  'V-S4-point': { plant: (answers) => ({ ...answers, 'g_id/fmp_code': 'LAO-LA0399-77' }) },
  'V-S5': { plant: (answers, random) => ({ ...answers, 'g_vuln/remarks': `ຕິດຕໍ່ ${random.pick(['020 5555 1234', '+856 20 5555 1234', laoDigits('02055551234'), 'noi@example.la', 'P1234567'])}` }) },
  'V-T1': { plant: (answers, random) => ({ ...answers, ...moved({ end: answers['start'] ?? null }, 'end', -random.integer(1, 90) * MINUTE_MS) }) },
  'V-T2': { plant: (answers) => ({ ...answers, ...moved(answers, 'start', 180 * MINUTE_MS), ...moved(answers, 'end', 180 * MINUTE_MS) }) },
  'V-T2-day': { plant: (answers, random) => ({ ...answers, 'g_id/obs_date': addDays(text(answers, 'g_id/obs_date'), random.integer(1, 400)) }), also: ['V-T5'] },
  'V-T3': { plant: (answers) => ({ ...answers, 'g_id/obs_date': '2023-12-31' }), also: ['V-T5'] },
  'V-T5': { plant: (answers, random) => ({ ...answers, 'g_id/obs_date': addDays(text(answers, 'g_id/obs_date'), -random.integer(2, 20)) }) },
  'V-T6': { plant: (answers) => ({ ...answers, 'g_id/obs_date': `${Number(text(answers, 'g_id/obs_date').slice(0, 4)) + 543}${text(answers, 'g_id/obs_date').slice(4)}` }) },
  'V-T6-year': { plant: (answers) => ({ ...answers, 'g_id/obs_date': `2015-01-${text(answers, 'g_id/obs_date').slice(8)}` }), also: ['V-T5', 'V-T3'] },
  'V-T7': { plant: (answers, random) => ({ ...answers, ...days(answers, -random.integer(3, 12)) }) },
  'V-T8': { plant: (answers, random) => ({ ...answers, ...random.pick([{ 'g_id/shift_code': 'morning', 'g_id/obs_time': '14:30:00.000+07:00' }, { 'g_id/shift_code': 'evening', 'g_id/obs_time': '09:05:00.000+07:00' }]) }) },
  'V-T9': { plant: (answers) => ({ ...answers, start: new Date(Date.parse(text(answers, 'start'))).toISOString() }) },
  'V-U1': { plant: (answers, random) => ({ ...answers, ...moved({ end: answers['start'] ?? null }, 'end', random.integer(21, 59) * MINUTE_MS) }), also: ['V-U2'] },
  'V-U1-short': { plant: (answers, random) => ({ ...answers, ...moved({ end: answers['start'] ?? null }, 'end', random.integer(0, 9) * 1_000) }) },
  'V-G2': { plant: (answers) => ({ ...answers, 'g_id/gps': '21.18413 101.67202 700 101' }), also: ['V-G1'] },
  'V-G1': { plant: (answers) => ({ ...answers, 'g_id/gps': '19.9 102.9 300 5' }) },
  'V-G3': { plant: (answers, random) => ({ ...answers, 'g_id/gps': random.pick(['0 0 0 0', '101.67 21.18 0 5', '48.1 16.3 0 5']) }) },
  'V-C1': { plant: (answers) => ({ ...answers, ...NOBODY_VULNERABLE, ...countAnswers(total(answers), { f_18_59: total(answers) + 2 }, null) }) },
  'V-C2': { plant: (answers) => ({ ...answers, r_nat: [{ 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': total(answers) + 1 }] }) },
  'V-C3': { plant: (answers, random) => ({ ...answers, ...NOBODY_VULNERABLE, ...countAnswers(total(answers), { m_18_59: total(answers) }, null), [`g_vuln/v_${random.pick(['pregnant', 'lactating', 'elderly_alone'])}`]: 1 }) },
  'V-C4': { plant: (answers) => ({ ...answers, ...NOBODY_VULNERABLE, ...countAnswers(total(answers), { f_5_17: total(answers) }, null) }) },
  'V-C5': { plant: (answers) => ({ ...answers, 'g_move/flow_direction': 'inflow', 'g_move/dep_country': 'LAO', 'g_move/dest_country': 'CHN' }) },
  'V-C8': { plant: (answers, random) => ({ ...answers, 'g_move/reasons': `tourism ${random.pick(['dont_know', 'refused'])}` }) },
  'V-C10': { plant: (answers) => ({ ...answers, 'g_source/info_source': 'traveller_interview', 'g_source/consent_given': 'no' }) },
  'V-O1': { plant: (answers) => ({ ...answers, ...grownUps(2_001) }) },
  'V-O1-impossible': { plant: (answers) => ({ ...answers, ...grownUps(20_001) }) },
};

export interface PlantedSeason {
  readonly actions: readonly SeasonAction[];
  /** Records by their number in the season, with the rule that has to find them. */
  readonly planted: ReadonlyMap<number, string>;
  /** Records that a colleague registered again: each of the pair is one. */
  readonly doubled: ReadonlySet<number>;
}

/** Plants each fault as often as asked in records of a season, each record once at most; and as many groups that two enumerators registered. */
export function plantFaults(season: readonly SeasonAction[], times: number, random: Random): PlantedSeason {
  const rules = Object.keys(PLANTED_FAULTS);
  const created = season.filter((action): action is Created => action.type === 'create');
  const chosen = shuffled(created, random).slice(0, (rules.length + 1) * times);
  const planted = new Map(chosen.slice(times).map(({ ref }, index): [number, string] => [ref, rules[index % rules.length] ?? '']));
  const next = 1 + Math.max(...created.map(({ ref }) => ref));
  const twins = chosen.slice(0, times).map((action, index) => doubleOf(action, { ref: next + index, random }));
  const actions = season.map((action) => {
    const fault = action.type === 'create' ? PLANTED_FAULTS[planted.get(action.ref) ?? ''] : undefined;
    return fault && action.type === 'create' ? { ...action, answers: fault.plant(action.answers, random) } : action;
  });
  const firsts = new Map(twins.map(({ first }) => [first.ref, first]));
  return {
    actions: [...actions.map((action) => (action.type === 'create' ? firsts.get(action.ref) ?? action : action)), ...twins.map(({ second }) => second)],
    planted, doubled: new Set(twins.flatMap(({ first, second }) => [first.ref, second.ref])),
  };
}

/** A group of seven, and the same group as a colleague with another tablet saw it a few minutes later. */
function doubleOf(action: Created, { ref, random }: { ref: number; random: Random }): { first: Created; second: Created } {
  const answers = { ...action.answers, ...grownUps(7) };
  const later = random.integer(1, 9) * MINUTE_MS;
  const seen = { ...answers, ...moved(answers, 'start', later), ...moved(answers, 'end', later), deviceid: 'collect:another', 'g_id/enumerator_code': 'E99' };
  return { first: { ...action, answers }, second: { ...action, ref, answers: seen, at: new Date(action.at.getTime() + later) } };
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list.map((item) => ({ item, at: random.next() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}
