import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { addDays } from './calendar.js';
import { PROFILES } from './demo-points.js';
import { countAnswers } from './fmr-answers.js';
import { BOXES } from './group.js';

/** What honest people do at the end of a long shift. `repair` says whether somebody notices and edits it in Kobo. */
export type Mistake =
  | 'blankGrid' | 'gridShort' | 'gridTooLarge' | 'nationalityShort' | 'nationalityTooLarge' | 'otherPoint' | 'unknownPoint'
  | 'buddhistYear' | 'laoDigits' | 'missingDirection' | 'missingDestination' | 'totalTooLarge' | 'unreadableDate' | 'nextYear' | 'clockOf2015';

/** Chance of each per record; together about eight in a hundred. */
export const MISTAKE_RATES: Record<Mistake, number> = {
  blankGrid: 0.015, gridShort: 0.015, gridTooLarge: 0.008, nationalityShort: 0.01, nationalityTooLarge: 0.004,
  otherPoint: 0.003, unknownPoint: 0.003, buddhistYear: 0.008, laoDigits: 0.01, missingDirection: 0.01, missingDestination: 0.003,
  totalTooLarge: 0.002, unreadableDate: 0.002, nextYear: 0.001, clockOf2015: 0.001,
};

/** Draws at most one mistake. `share` scales all rates: 0 for a season without faults. */
export function drawMistake(random: Random, share: number): Mistake | null {
  let left = random.next();
  for (const [mistake, rate] of Object.entries(MISTAKE_RATES) as [Mistake, number][]) {
    left -= rate * share;
    if (left < 0) return mistake;
  }
  return null;
}

type Spoil = (answers: Answers, random: Random) => Answers;

const SPOIL: Record<Mistake, Spoil> = {
  blankGrid: (answers) => ({ ...answers, ...countAnswers(total(answers), {}, null) }),
  gridShort: (answers) => ({ ...answers, ...fullestBox(answers, -1) }),
  gridTooLarge: (answers, random) => ({ ...answers, ...fullestBox(answers, random.integer(1, 9)) }),
  nationalityShort: (answers) => ({ ...answers, r_nat: firstRow(answers, -1) }),
  nationalityTooLarge: (answers, random) => ({ ...answers, r_nat: firstRow(answers, random.integer(1, 4)) }),
  otherPoint: (answers, random) => ({ ...answers, 'g_id/fmp_code': random.pick(PROFILES).code }),
  unknownPoint: (answers) => ({ ...answers, 'g_id/fmp_code': 'LAO-LA0301-09' }),
  buddhistYear: (answers) => ({ ...answers, 'g_id/obs_date': shiftYear(date(answers), 543) }),
  laoDigits: (answers) => ({ ...answers, 'g_count/n_total': laoDigits(String(total(answers))), 'g_id/obs_date': laoDigits(date(answers)) }),
  missingDirection: (answers) => ({ ...answers, 'g_move/flow_direction': null }),
  missingDestination: (answers) => ({ ...answers, 'g_move/flow_direction': null, 'g_move/dest_country': null, 'g_move/dest_adm1': null, 'g_move/dest_adm2': null }),
  totalTooLarge: (answers) => ({ ...answers, 'g_count/n_total': total(answers) * 1000 + 900 }),
  unreadableDate: (answers) => ({ ...answers, 'g_id/obs_date': date(answers).split('-').reverse().join('/') }),
  nextYear: (answers) => ({ ...answers, 'g_id/obs_date': addDays(date(answers), 366) }),
  clockOf2015: (answers) => ({ ...answers, 'g_id/obs_date': `2015-01-${date(answers).slice(8)}` }),
};

export function spoil(answers: Answers, mistake: Mistake, random: Random): Answers {
  return SPOIL[mistake](answers, random);
}

function fullestBox(answers: Answers, change: number): Answers {
  const filled = BOXES.map((box) => `g_count/${box}`).filter((path) => Number(answers[path] ?? 0) > 0);
  const [path] = filled.sort((one, other) => Number(answers[other]) - Number(answers[one]));
  return path === undefined ? {} : { [path]: Number(answers[path]) + change };
}

function firstRow(answers: Answers, change: number): readonly Answers[] {
  const rows = answers['r_nat'];
  if (!Array.isArray(rows)) return [];
  return (rows as readonly Answers[]).map((row, index) => (index === 0 ? { ...row, 'r_nat/nat_n': Number(row['r_nat/nat_n']) + change } : row));
}

function total(answers: Answers): number {
  return Number(answers['g_count/n_total']);
}

function date(answers: Answers): string {
  return String(answers['g_id/obs_date']);
}

function shiftYear(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

export function laoDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0ed0 + Number(digit)));
}
