import { readFileSync } from 'node:fs';
import { OperatorProblem } from '../../operator/src/operator-problem.js';

const STANDARD_INPUT = 0;

/** The token in a file, or on standard input where it is called `-`: arguments are seen by everybody on the machine, and kept by the shell. */
export function tokenIn(file: string): string {
  const token = textOf(file).trim();
  if (token === '' || /\s/.test(token)) {
    throw new OperatorProblem(`${file === '-' ? 'Standard input' : file} holds no token.`, {
      en: "Put the token of Kobo's account there and nothing else: in KoboToolbox, Account Settings, Security.", lo: 'ໃສ່ token ຂອງບັນຊີ Kobo ຢ່າງດຽວ: KoboToolbox, Account Settings, Security.',
    });
  }
  return token;
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? STANDARD_INPUT : file, 'utf8');
  } catch (error) {
    throw new OperatorProblem(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, { en: 'Give the path of a file with the token in it, or - for standard input.', lo: 'ໃຫ້ທີ່ຢູ່ຂອງໄຟລ໌ທີ່ມີ token ຫຼື - ສຳລັບ stdin.' });
  }
}
