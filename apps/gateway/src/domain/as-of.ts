import type { Indicator } from '@fm/contracts/indicators';
import { MEASURES } from '@fm/contracts/indicators';
import type { CellNeed, Needs, Warning } from '@fm/indicators';
import { Problem } from '@fm/problems';
import { BAD_QUERY, NO_AS_OF } from '../gateway.problems.js';
import type { RawQuery } from './indicator-query.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Null where the current figures are asked for. @throws Problem 400 where it is no instant with a zone, or not over yet */
export function readAsOf(raw: RawQuery, now: Date): Date | null {
  const text = raw['asOf'];
  if (text === undefined) return null;
  const at = typeof text === 'string' && INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || at > now.getTime()) {
    throw new Problem(BAD_QUERY, { en: '"asOf" takes an instant that is over, in ISO 8601 with a zone: 2026-07-01T00:00:00+07:00. A plus sign is written %2B in an address.', lo: '"asOf" ຮັບເວລາໃນອະດີດ ຕາມ ISO 8601 ພ້ອມເຂດເວລາ: 2026-07-01T00:00:00+07:00. ເຄື່ອງໝາຍບວກຂຽນເປັນ %2B.' });
  }
  return new Date(at);
}

/** The cells whose past is wanted. @throws Problem 400 where the indicator is made of more than movements: hours and days of points are kept as they are now alone */
export function pastNeeds(indicator: Indicator, { cells, points }: Needs): readonly CellNeed[] {
  const needs = Object.values(cells);
  const onlyMovements = needs.every(({ measure }) => measure === MEASURES.movements.name) && Object.keys(points).every((name) => name === 'coverage');
  if (!onlyMovements) throw onlyLive(indicator.id);
  return needs;
}

export const onlyLive = (id: string): Problem => new Problem(NO_AS_OF, {
  en: `"${id}" is not kept as it was: leave "asOf" out. It goes with live figures that are counted from movements alone, such as movements or nationality-share.`,
  lo: `ບໍ່ໄດ້ເກັບ "${id}" ຕາມເວລາໃນອະດີດ: ໃຫ້ຕັດ "asOf" ອອກ. ໃຊ້ໄດ້ກັບຕົວເລກທີ່ນັບຈາກການເຄື່ອນຍ້າຍ ເຊັ່ນ movements.`,
});

export const AS_IT_WAS: Warning = {
  code: 'asOf',
  en: 'Movements as they were known at the instant asked for. Coverage is not told of then; classes, provinces and rounds of points are those of today.',
  lo: 'ຕົວເລກຕາມທີ່ຮູ້ໃນເວລາທີ່ຖາມ. ບໍ່ບອກຄວາມຄອບຄຸມໃນຕອນນັ້ນ; ປະເພດ ແລະ ແຂວງຂອງຈຸດ ແມ່ນຂອງມື້ນີ້.',
};
