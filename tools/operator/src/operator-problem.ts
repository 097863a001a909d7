import type { ProblemText } from '@fm/problems';

/** What stands in the way of an operator, and what to do about it. */
export class OperatorProblem extends Error {
  override readonly name: string = 'OperatorProblem';
  readonly nextStep: string;

  constructor(message: string, nextStep: string | ProblemText) {
    super(message);
    this.nextStep = typeof nextStep === 'string' ? nextStep : [nextStep.en, nextStep.lo].filter(Boolean).join('\n');
  }
}
