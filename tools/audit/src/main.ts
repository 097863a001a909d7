import { parseArgs } from 'node:util';
import { installationIn } from '../../operator/src/installation.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { runVerb, type Answer } from '../../operator/src/run-verb.js';
import { verifyChain } from './verify-chain.js';

const ADVICE = { en: 'npm run audit:verify -- --help says how.', lo: 'ເບິ່ງ npm run audit:verify -- --help.' };

/** `npm run audit:verify`. @returns the exit code: 0 where the chain is whole */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(() => verify(args));
}

async function verify(args: readonly string[]): Promise<Answer> {
  const { 'data-dir': directory = '.passage', 'expect': expected } = optionsIn(args);
  const url = process.env['DATABASE_ADMIN_URL'] ?? installationIn(directory, process.env).database;
  if (url === null) throw new OperatorProblem('The database is not known.', { en: "Set DATABASE_ADMIN_URL, an administrator's.", lo: 'ຕັ້ງ DATABASE_ADMIN_URL.' });
  const { rows, head, broken } = await verifyChain(url);
  if (broken) return { text: `Row ${broken.seq} is ${broken.trouble === 'missing' ? 'missing' : 'not what was written'}; the ${rows} before it are whole. Compare with a backup, and find out who had the rights of an administrator since.`, code: 1 };
  if (expected !== undefined && expected !== `${rows}:${head}`) return { text: `The chain is whole, but it ends at ${rows}:${head} and not at ${expected}: more was written since, or rows were cut off at the end.`, code: 1 };
  return { text: `Whole: ${rows} rows. Keep this elsewhere, it shows a cut at the end: ${rows}:${head}`, code: 0 };
}

function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { 'data-dir': { type: 'string' }, expect: { type: 'string' } } }).values;
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}
