import { plainToInstance } from 'class-transformer';
import { ValidateBy, validateSync } from 'class-validator';
import { Problem } from '@fm/problems';
import { MALFORMED } from '../validation.problems.js';

/** Something that was written, and that a database takes: neither NUL nor halves of surrogate pairs. */
export const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= longest && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

export const LONGEST_KEY = 1_000;
export const LONGEST_REASON = 1_000;

/** The same for a field of a body. */
export const IsText = (longest: number, { each = false } = {}): PropertyDecorator => ValidateBy({ name: 'isText', validator: { validate: (value) => isText(value, longest) } }, { each });

/** @throws Problem MALFORMED with the names of the fields that are missing or wrong, never with what they hold */
export function checked<T extends object>(type: new () => T, body: object): T {
  const entry = plainToInstance(type, { ...body });
  const wrong = validateSync(entry).map((problem) => problem.property);
  if (wrong.length > 0) throw new Problem(MALFORMED, { en: `Mend these fields: ${wrong.join(', ')}.`, lo: `ແກ້ຊ່ອງເຫຼົ່ານີ້: ${wrong.join(', ')}.` });
  return entry;
}
