import { UNKNOWN, type AgeBand, type Sex, type SexAgeCount } from '@fm/contracts/vocabulary';
import { placeOf } from './field-place.js';
import type { MappedAnswers } from './mapped-answers.js';

const AGES: readonly (readonly [string, AgeBand])[] = [['0_4', '0-4'], ['5_17', '5-17'], ['18_59', '18-59'], ['60p', '60+'], ['unk', UNKNOWN]];
const SEXES: readonly (readonly [string, Sex])[] = [['f', 'F'], ['m', 'M']];
const BOXES = SEXES.flatMap(([sexKey, sex]) => AGES.map(([ageKey, age]) => ({ place: placeOf(`${sexKey}_${ageKey}`), sex, age })));
const UNKNOWN_BOX = placeOf('n_sexage_unknown');

/**
 * The eight boxes with `f_unk` and `m_unk` (sex known, age not) and `n_sexage_unknown`. If any is filled, blanks are 0; if none, null:
 * the whole margin is unknown. A negative or unreadable box counts as blank.
 */
export function readCountGrid(answers: MappedAnswers): readonly SexAgeCount[] | null {
  const filled: SexAgeCount[] = [];
  for (const { place, sex, age } of BOXES) {
    const n = box(answers, place);
    if (n !== null) filled.push({ sex, age, n });
  }
  const unknown = box(answers, UNKNOWN_BOX);
  if (filled.length === 0 && (unknown ?? 0) === 0) return null;
  if (unknown !== null) filled.push({ sex: UNKNOWN, age: UNKNOWN, n: unknown });
  return filled;
}

function box(answers: MappedAnswers, place: number): number | null {
  const n = answers.integer(place);
  return n === null || n < 0 ? null : n;
}
