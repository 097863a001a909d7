import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { deviceTime, localDay } from './calendar.js';
import { BOXES, type Group } from './group.js';
import type { PointProfile } from './point-profile.js';
import type { Place } from './places.js';
import { PURPOSES } from './purposes.js';
import type { Enumerator } from './teams.js';

export interface Sighting {
  profile: PointProfile;
  group: Group;
  enumerator: Enumerator;
  startedAt: Date;
  random: Random;
}

const REMARKS = ['ຄະນະທ່ອງທ່ຽວ', 'ໄປຕະຫຼາດເມືອງສິງ', 'ລົດໄຟມາຊ້າ 40 ນາທີ', 'ຝົນຕົກໜັກ, ນັບຍາກ', 'ກັບບ້ານຫຼວງນ້ຳທາ', 'ເຮືອຊ້າຈາກຫ້ວຍຊາຍ', 'ຄົນງານສວນກ້ວຍ "ກຸ່ມ 3"'];

/** The answers of `lao_fm_fmr`, in the form's order; blanks stay as null, as on the device. */
export function fmrAnswers({ profile, group, enumerator, startedAt, random }: Sighting): Answers {
  const endedAt = new Date(startedAt.getTime() + random.integer(18_000, 110_000));
  const day = localDay(startedAt);
  const time = deviceTime(startedAt).slice(11);
  return {
    start: deviceTime(startedAt), end: deviceTime(endedAt), today: day, deviceid: enumerator.deviceid, username: enumerator.username,
    'g_id/enumerator_code': enumerator.code, 'g_id/fmp_code': profile.code, 'g_id/shift_code': shiftAt(Number(time.slice(0, 2))),
    'g_id/obs_date': day, 'g_id/obs_time': time, 'g_id/gps': random.chance(0.85) ? position(profile, random) : null,
    ...source(random),
    ...movement(group, random),
    ...count(group, random),
    r_nat: group.nationalities.map(([iso3, n]) => ({ 'r_nat/nat_iso3': iso3, 'r_nat/nat_n': n })),
    ...vulnerability(group, random),
    'g_vuln/remarks': random.chance(0.05) ? random.pick(REMARKS) : null,
  };
}

function source(random: Random): Answers {
  const from = random.weighted([['observation', 55], ['traveller_interview', 25], ['driver', 10], ['transport_staff', 7], ['official', 3]]);
  const consent = from === 'traveller_interview' ? (random.chance(0.06) ? 'no' : 'yes') : null;
  return { 'g_source/info_source': from, 'g_source/consent_given': consent };
}

function movement(group: Group, random: Random): Answers {
  return {
    'g_move/flow_direction': group.direction,
    ...place('dep', group.from), ...place('dest', group.to),
    'g_move/next_country': group.direction === 'transit' && random.chance(0.5) ? group.to.country : null,
    'g_move/movement_type': random.chance(0.03) ? 'unknown' : PURPOSES[group.purpose].movementType, 'g_move/reasons': group.reasons,
    'g_move/stay_duration': group.stay, 'g_move/transport_mode': group.transport, 'g_move/group_type': group.groupType,
  };
}

function place(end: 'dep' | 'dest', { country, adm1, adm2, text }: Place): Answers {
  const words = end === 'dep' ? { 'g_move/dep_place_text': text ?? null } : {};
  return { [`g_move/${end}_country`]: country, [`g_move/${end}_adm1`]: adm1 ?? null, [`g_move/${end}_adm2`]: adm2 ?? null, ...words };
}

/** Zeros are written by some enumerators and left blank by others; at times sex is plain and age is not. */
function count({ size, grid }: Group, random: Random): Answers {
  if (grid === null) return countAnswers(size, {}, random.chance(0.5) ? size : null);
  const boxes: Record<string, number> = { ...grid };
  if (random.chance(0.04)) moveToUnknownAge(boxes, random);
  const zeros = random.chance(0.5);
  return countAnswers(size, Object.fromEntries(Object.entries(boxes).filter(([, n]) => zeros || n > 0)), zeros ? 0 : null);
}

/** The group `g_count` with its calculated sum. */
export function countAnswers(size: number, boxes: Record<string, number>, unknown: number | null): Answers {
  const names = [...BOXES, 'f_unk', 'm_unk'];
  const filled = Object.fromEntries(names.map((name) => [`g_count/${name}`, boxes[name] ?? null]));
  const sum = Object.values(boxes).reduce((total, n) => total + n, unknown ?? 0);
  return { 'g_count/n_total': size, ...filled, 'g_count/n_sexage_unknown': unknown, 'g_count/sum_sexage': sum };
}

function moveToUnknownAge(boxes: Record<string, number>, random: Random): void {
  const sex = random.pick(['f', 'm']);
  boxes[`${sex}_unk`] = boxes[`${sex}_18_59`] ?? 0;
  boxes[`${sex}_18_59`] = 0;
}

function vulnerability({ grid, size }: Group, random: Random): Answers {
  const women = grid?.['f_18_59'] ?? 0;
  const old = (grid?.['f_60p'] ?? 0) + (grid?.['m_60p'] ?? 0);
  const seen = (most: number, chance: number): number | null => (most > 0 && random.chance(chance) ? random.integer(1, Math.min(most, 2)) : null);
  return {
    'g_vuln/v_pregnant': seen(women, 0.03), 'g_vuln/v_lactating': seen(women, 0.02), 'g_vuln/v_disability_visible': seen(size, 0.015),
    'g_vuln/v_elderly_alone': size === 1 ? seen(old, 0.2) : null, 'g_vuln/v_single_head': seen(grid?.['f_5_17'] ?? 0, 0.05),
    'g_vuln/v_uac': seen((grid?.['f_5_17'] ?? 0) + (grid?.['m_5_17'] ?? 0), 0.01),
    'g_vuln/protection_concern': random.chance(0.003) ? 'yes' : 'no',
  };
}

export function shiftAt(hour: number): string {
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** Within some two hundred metres of where the team stands. */
function position({ position: [latitude, longitude] }: PointProfile, random: Random): string {
  const near = (degrees: number): string => (degrees + (random.next() - 0.5) * 0.003).toFixed(6);
  return `${near(latitude)} ${near(longitude)} ${random.integer(280, 720)}.0 ${(3 + random.next() * 17).toFixed(1)}`;
}
