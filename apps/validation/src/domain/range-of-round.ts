import type { LocalDay } from '@fm/contracts/vocabulary';
import type { ProblemText } from '@fm/problems';
import type { Round } from './registers/register.js';

interface Range {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly round: string | null;
}

/** Why a range of exercises does not belong to the round that it names; null where it does, or names none. */
export function misfitOf({ from, to, round }: Range, rounds: readonly Pick<Round, 'id' | 'from' | 'to'>[]): ProblemText | null {
  if (round === null) return null;
  const named = rounds.find(({ id }) => id === round);
  if (!named) return { en: `Register the round ${round} first, or leave "round" out.`, lo: `ໃຫ້ລົງທະບຽນຮອບ ${round} ກ່ອນ ຫຼື ບໍ່ຕ້ອງໃສ່ "round".` };
  if (from >= named.from && to <= named.to) return null;
  return {
    en: `Let the range lie within the round ${round}, ${named.from} to ${named.to}, or leave "round" out.`,
    lo: `ໃຫ້ໄລຍະຢູ່ໃນຮອບ ${round}, ${named.from} ຫາ ${named.to}, ຫຼື ບໍ່ຕ້ອງໃສ່ "round".`,
  };
}
