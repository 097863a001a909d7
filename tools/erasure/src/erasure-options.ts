import { parseArgs } from 'node:util';
import { OperatorProblem } from '../../operator/src/operator-problem.js';

/** What is asked for. */
export type Request =
  | { readonly verb: 'erase'; readonly submission: string; readonly reason: string }
  | { readonly verb: 'verify'; readonly submissions: readonly string[] }
  | { readonly verb: 'ledger' }
  | { readonly verb: 'again'; readonly file: string };

export interface ErasureOptions {
  readonly request: Request;
  readonly directory: string;
}

const ADVICE = 'npm run erase -- --help names the verbs.';

/** @throws OperatorProblem where the words are no single verb with what it needs */
export function erasureOptions(args: readonly string[]): ErasureOptions {
  const { values, positionals } = parsed(args);
  const { reason, verify, ledger, again } = values;
  const directory = values['data-dir'] ?? '.passage';
  const asked = [verify, ledger, again !== undefined, reason !== undefined].filter(Boolean).length;
  if (asked !== 1) throw new OperatorProblem('Say one thing to do: SUBMISSION --reason TEXT, --verify SUBMISSION, --ledger or --again FILE.', ADVICE);
  return { request: requestOf({ reason, verify, again }, positionals), directory };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { reason: { type: 'string' }, verify: { type: 'boolean' }, ledger: { type: 'boolean' }, again: { type: 'string' }, 'data-dir': { type: 'string' } },
    });
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}

function requestOf({ reason, verify, again }: { reason?: string | undefined; verify?: boolean | undefined; again?: string | undefined }, keys: readonly string[]): Request {
  const [submission] = keys;
  if (reason !== undefined) {
    if (submission === undefined || keys.length > 1) throw new OperatorProblem('Name one submission to erase.', 'Each is erased by itself, with its own reason. For many, write a file as --ledger prints it and use --again.');
    if (reason.trim() === '') throw new OperatorProblem('The reason is empty.', 'Say who asked and when: it is the proof that the erasure was in order.');
    return { verb: 'erase', submission, reason };
  }
  if (verify) {
    if (keys.length === 0) throw new OperatorProblem('Name the submissions to look for.', ADVICE);
    return { verb: 'verify', submissions: keys };
  }
  if (keys.length > 0) throw new OperatorProblem(`What is ${submission} for?`, ADVICE);
  return again === undefined ? { verb: 'ledger' } : { verb: 'again', file: again };
}
