import { OperatorProblem } from './operator-problem.js';

/** What is said at the end, and the exit code with it. */
export interface Answer {
  readonly text: string;
  readonly code: 0 | 1;
}

/** Does what an operator asked for, and tells what stood in the way. @returns the exit code */
export async function runVerb(verb: () => Promise<Answer>): Promise<number> {
  try {
    const { text, code } = await verb();
    if (text !== '') process.stdout.write(`${text}\n`);
    return code;
  } catch (error) {
    if (!(error instanceof OperatorProblem)) throw error;
    process.stderr.write(`${error.message}\n${error.nextStep}\n`);
    return 1;
  }
}
