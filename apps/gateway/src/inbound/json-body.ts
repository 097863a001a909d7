import { validateSync, type ValidationError } from 'class-validator';
import type { IncomingMessage } from 'node:http';
import { Problem } from '@fm/problems';
import { BAD_BODY } from '../gateway.problems.js';
import { readBody } from './unread-body.js';

/** Reads a body that this service itself takes, once the guard has let it in. @throws Problem 400 that names fields, never values */
export async function readJson<T extends object>(request: IncomingMessage, type: new () => T): Promise<T> {
  const fields = Object.assign(new type(), objectIn(await readBody(request)));
  const errors = validateSync(fields, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  if (errors.length === 0) return fields;
  const named = errors.map(({ property }) => property.replaceAll(/\W/g, '?').slice(0, 40)).join(', ');
  throw new Problem(BAD_BODY, { en: `Mend these fields: ${named}. ${adviceOf(errors)}`, lo: `ກະລຸນາແກ້ຊ່ອງເຫຼົ່ານີ້: ${named}.` });
}

function objectIn(body: Buffer | null): object {
  try {
    const value: unknown = JSON.parse((body ?? Buffer.from('{}')).toString('utf8'));
    // Own fields of a plain object only: `__proto__` in JSON is data.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__proto__'));
  } catch {
    // Said below.
  }
  throw new Problem(BAD_BODY, { en: 'Send one JSON object.', lo: 'ໃຫ້ສົ່ງ JSON object ໜຶ່ງອັນ.' });
}

/** What class-validator says, unless it would repeat a name that somebody sent. */
function adviceOf(errors: readonly ValidationError[]): string {
  const said = errors.flatMap(({ constraints = {} }) => Object.entries(constraints).map(([rule, text]) => (rule === 'whitelistValidation' ? 'There is no such field.' : text)));
  return [...new Set(said)].join('; ');
}
