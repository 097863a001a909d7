import { UNKNOWN, type AgeBand, type Sex, type SexAgeCount } from '@fm/contracts/vocabulary';
import { integerAt, type Answers } from './read-answer.js';

const AGES: readonly (readonly [string, AgeBand])[] = [['0_4', '0-4'], ['5_17', '5-17'], ['18_59', '18-59'], ['60p', '60+'], ['unk', UNKNOWN]];
const SEXES: readonly (readonly [string, Sex])[] = [['f', 'F'], ['m', 'M']];

/**
 * The eight boxes with `f_unk` and `m_unk` (sex known, age not) and `n_sexage_unknown`. If any is filled, blanks are 0; if none, null:
 * the whole margin is unknown. A negative or unreadable box counts as blank.
 */
export function readCountGrid(answers: Answers): readonly SexAgeCount[] | null {
  const boxes = SEXES.flatMap(([sexKey, sex]) => AGES.map(([ageKey, age]) => ({ sex, age, n: box(answers, `g_count/${sexKey}_${ageKey}`) })));
  const unknown = { sex: UNKNOWN, age: UNKNOWN, n: box(answers, 'g_count/n_sexage_unknown') } as const;
  const filled = [...boxes, unknown].filter((count): count is SexAgeCount => count.n !== null);
  return boxes.some((count) => count.n !== null) || (unknown.n ?? 0) > 0 ? filled : null;
}

function box(answers: Answers, path: string): number | null {
  const n = integerAt(answers, path);
  return n === null || n < 0 ? null : n;
}
