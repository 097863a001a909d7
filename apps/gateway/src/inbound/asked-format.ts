import Negotiator from 'negotiator';
import { Problem } from '@fm/problems';
import { ACCEPTED, FORMATS, type Format } from '../domain/answer-format.js';
import { NOT_ACCEPTABLE } from '../gateway.problems.js';

/** The format that a suffix names, else the first that Accept takes. @throws Problem 406 */
export function askedFormat(suffix: Format | null | undefined, accept: string | undefined): Format {
  const named = suffix === null ? ACCEPTED[new Negotiator({ headers: { accept: accept ?? '*/*' } }).mediaType(Object.keys(ACCEPTED)) ?? ''] : suffix;
  if (named) return named;
  const suffixes = FORMATS.map((format) => `.${format}`).join(', ');
  throw new Problem(NOT_ACCEPTABLE, { en: `Take one of ${suffixes} after the id, or send Accept with one of ${Object.keys(ACCEPTED).join(', ')}.`, lo: `ໃຫ້ໃສ່ ${suffixes} ຕໍ່ທ້າຍ id ຫຼື ສົ່ງ Accept ເປັນ ${Object.keys(ACCEPTED).join(', ')}.` });
}
