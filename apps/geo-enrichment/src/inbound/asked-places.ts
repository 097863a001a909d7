import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem } from '@fm/problems';
import { UNKNOWN_PLACE } from '../geo-enrichment.problems.js';

/** Reads a query or a body about places, or says in both languages which of its parameters to mend. */
export const askedPlaces = (): ValidationPipe => new ValidationPipe({ transform: true, whitelist: true, exceptionFactory: malformed });

function malformed(errors: ValidationError[]): Problem {
  const fields = errors.map(({ property }) => property).join(', ');
  return new Problem(UNKNOWN_PLACE, {
    en: `Mend these parameters: ${fields}. Codes are such as LA03 and LA0301, days YYYY-MM-DD, lat and lon degrees, pairs LA03~LAO-LA0301-01 with commas between.`,
    lo: `ໃຫ້ແກ້ຄ່າເຫຼົ່ານີ້: ${fields}. ລະຫັດເຊັ່ນ LA03 ແລະ LA0301, ວັນທີ YYYY-MM-DD, lat ແລະ lon ເປັນອົງສາ, ຄູ່ເຊັ່ນ LA03~LAO-LA0301-01 ຂັ້ນດ້ວຍຈຸດ.`,
  });
}
