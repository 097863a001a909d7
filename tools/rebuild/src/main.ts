import { parseArgs } from 'node:util';
import { installationIn } from '../../operator/src/installation.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { runVerb } from '../../operator/src/run-verb.js';
import { rebuildAt } from './rebuild-at.js';
import { textOf } from './rebuild-text.js';

const ADVICE = { en: 'npm run rebuild -- --help says what can be given.', lo: 'ເບິ່ງ npm run rebuild -- --help.' };

/** `npm run rebuild`. @returns the exit code: 1 where figures differ and that was not accepted */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(async () => {
    const { accept = false, 'data-dir': directory = '.passage' } = parsed(args);
    const url = databaseOf(directory);
    const began = performance.now();
    const result = await rebuildAt(url, { accept, output: process.stderr });
    if (!result) throw new OperatorProblem('Another rebuild is under way.', { en: 'Wait until it is done: its progress is where it was started.', lo: 'ລໍຖ້າໃຫ້ການຄິດໄລ່ຄືນທີ່ກຳລັງເຮັດຢູ່ແລ້ວກ່ອນ.' });
    return { text: textOf(result, (performance.now() - began) / 1_000), code: result.outcome === 'refused' ? 1 : 0 };
  });
}

function parsed(args: readonly string[]): { accept?: boolean; 'data-dir'?: string } {
  try {
    return parseArgs({ args: [...args], options: { accept: { type: 'boolean' }, 'data-dir': { type: 'string' } } }).values;
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}

/** The environment's, else that of the local platform: only the database is needed, no key. */
function databaseOf(directory: string): string {
  const url = process.env['DATABASE_ADMIN_URL'] ?? installationIn(directory, process.env).database;
  if (url === null) throw new OperatorProblem('No database is named.', { en: 'Set DATABASE_ADMIN_URL to an administrator’s connection.', lo: 'ຕັ້ງ DATABASE_ADMIN_URL ເປັນທີ່ຢູ່ຖານຂໍ້ມູນຂອງຜູ້ດູແລ.' });
  return url;
}
