import type { ProblemText } from '@fm/problems';
import type { Entries, RegisterName } from './register.js';

/**
 * The provinces that an entry reaches, as P-codes; null: all, or one that nobody can tell.
 * @param provinceOf of a point; null where it is not registered
 */
export function reachOf(entry: Entries[RegisterName], provinceOf: (point: string) => string | null): readonly string[] | null {
  if ('provinces' in entry) return entry.provinces;
  const points = 'points' in entry ? entry.points : 'point' in entry ? [entry.point] : [];
  const provinces = points.map(provinceOf);
  return points.length > 0 && provinces.every((province) => province !== null) ? [...new Set(provinces)] : null;
}

/** Whether somebody of these provinces sees what reaches those. What reaches all is seen by all. */
export const isSeen = (reach: readonly string[] | null, provinces: readonly string[] | null): boolean => provinces === null || reach === null || reach.some((code) => provinces.includes(code));

/** Why somebody of these provinces may not change what reaches those; null where he may. */
export function refusedReach(reach: readonly string[] | null, provinces: readonly string[] | null): ProblemText | null {
  if (provinces === null || reach?.every((code) => provinces.includes(code))) return null;
  const own = provinces.join(', ');
  return { en: `Keep to points and provinces of your own: ${own}. For others ask a manager of all provinces.`, lo: `ໃຫ້ໃຊ້ສະເພາະຈຸດ ແລະ ແຂວງຂອງທ່ານ: ${own}. ສຳລັບແຂວງອື່ນ ໃຫ້ຖາມຜູ້ຈັດການທຸກແຂວງ.` };
}
