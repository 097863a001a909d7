import { LAOS, type Bilingual, type Finding, type MeasuredCheck } from '@fm/contracts/vocabulary';
import type { BoundarySetFacts } from './boundaries/mapped-area.js';
import type { MeasuredPlace } from './measured-place.js';
import type { PointFacts } from './submission-state.js';

/** The measured district is another than the point's. */
const RULE = 'V-G4';
const FIELD = 'position';

const ABROAD: Bilingual = { en: 'The position was measured in another country, away from the declared point.', lo: 'ຕຳແໜ່ງທີ່ວັດໄດ້ຢູ່ຕ່າງປະເທດ ແລະ ຫ່າງຈາກຈຸດທີ່ແຈ້ງ.' };
const ELSEWHERE: Bilingual = { en: 'The position was measured in another district than that of the declared point.', lo: 'ຕຳແໜ່ງທີ່ວັດໄດ້ຢູ່ຄົນລະເມືອງກັບຈຸດທີ່ແຈ້ງ.' };
const FIX: Bilingual = { en: 'Check the point that was chosen; if it is right, check its registered position.', lo: 'ໃຫ້ກວດຈຸດທີ່ເລືອກ; ຖ້າຖືກແລ້ວ ໃຫ້ກວດຕຳແໜ່ງທີ່ຂຶ້ນທະບຽນຂອງຈຸດນັ້ນ.' };

/**
 * The finding that a position makes against its declared point, or none: silent within the point's radius, on board of trains and buses,
 * where a line is too near to tell, and where the set knows no district. A note (I) until a person has confirmed the point's position, and
 * by lines that are only approximate; a flag (W) otherwise. The value is a code: never more of the position than that.
 */
export function positionFindings(measured: MeasuredPlace, point: PointFacts | undefined, distanceM: number | null, set: BoundarySetFacts): readonly Finding[] {
  if (!point || point.onBoard || distanceM === null || distanceM <= point.radiusM) return [];
  const severity = point.confirmed && !set.approximate ? 'W' : 'I';
  if (measured.class === 'elsewhere') return [{ rule: RULE, severity, field: FIELD, value: measured.country, message: ABROAD, fix: FIX }];
  const seen = areaSeen(measured, point);
  return seen === null ? [] : [{ rule: RULE, severity, field: FIELD, value: seen, message: ELSEWHERE, fix: FIX }];
}

/** The measured area where it is certainly not the point's; null otherwise. */
function areaSeen({ country, adm1, adm2, method, other }: MeasuredPlace, point: PointFacts): string | null {
  if (country !== LAOS || method !== 'polygon') return null;
  const [seen, beyond, own] = adm2 === null ? [adm1, other?.adm1, point.adm1] : [adm2, other?.adm2, point.adm2];
  return seen === own || beyond === own ? null : seen;
}

const ROUNDED_TO_M = 100;

/** The check as it may be told: the distance rounded up. */
export function checkOf(measured: MeasuredPlace, distanceM: number | null): MeasuredCheck {
  return { ...measured, distanceM: distanceM === null ? null : Math.ceil(distanceM / ROUNDED_TO_M) * ROUNDED_TO_M };
}
