import { Problem } from '@fm/problems';
import { BAD_OPTION } from '../../gateway.problems.js';

/** @throws Problem 400, always: what the option takes */
export function refuseOption(name: string, takes: string): never {
  throw new Problem(BAD_OPTION, { en: `"${name}" takes ${takes}.`, lo: `"${name}" ຮັບສະເພາະ: ${takes}.` });
}
