import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { deviceTime } from './calendar.js';
import { countAnswers } from './fmr-answers.js';
import { drawGrid, type Group } from './group.js';

export interface Correction {
  /** The answers before any mistake. */
  intended: Answers;
  group: Group;
  /** True where the record as sent holds a mistake, which the edit puts right; else the count was wrong by a few. */
  mistaken: boolean;
  at: Date;
}

/** The answers of an edit made in Kobo's web form: `end` is the time of the edit, `start` stays. */
export function correctedAnswers({ intended, group, mistaken, at }: Correction, random: Random): Answers {
  const edited = { ...intended, end: deviceTime(at) };
  if (mistaken) return edited;
  const size = group.size > 2 && random.chance(0.5) ? group.size - random.integer(1, 2) : group.size + random.integer(1, 3);
  const grid = group.grid === null ? {} : drawGrid(group.purpose, size, random);
  const [[iso3] = ['XXX']] = group.nationalities;
  return {
    ...edited,
    ...countAnswers(size, grid, group.grid === null ? size : null),
    r_nat: [{ 'r_nat/nat_iso3': iso3, 'r_nat/nat_n': size }],
    'g_move/group_type': size === 1 ? 'individual' : group.groupType === 'individual' ? 'family' : group.groupType,
    'g_vuln/v_pregnant': null, 'g_vuln/v_lactating': null, 'g_vuln/v_elderly_alone': null, 'g_vuln/v_single_head': null,
  };
}
