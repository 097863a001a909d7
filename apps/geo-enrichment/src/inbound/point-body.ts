import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem } from '@fm/problems';
import { MALFORMED_POINT } from '../geo-enrichment.problems.js';
import { PointDto } from './point.dto.js';

/** Reads a body as a point, or says in both languages which of its fields to mend. */
export const pointBody = (): ValidationPipe => new ValidationPipe({ transform: true, whitelist: true, expectedType: PointDto, exceptionFactory: malformed });

function malformed(errors: ValidationError[]): Problem {
  const fields = errors.flatMap(fieldsOf).join(', ');
  return new Problem(MALFORMED_POINT, { en: `Mend these fields and send again: ${fields}.`, lo: `ໃຫ້ແກ້ຊ່ອງເຫຼົ່ານີ້ແລ້ວສົ່ງໃໝ່: ${fields}.` });
}

/** The fields that are wrong, as paths. */
export function fieldsOf({ property, children = [] }: ValidationError): string[] {
  return children.length === 0 ? [property] : children.flatMap(fieldsOf).map((child) => `${property}.${child}`);
}
