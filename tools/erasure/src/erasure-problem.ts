/** What stands in the way of an operator, and what to do about it. */
export class ErasureProblem extends Error {
  override readonly name = 'ErasureProblem';

  constructor(
    message: string,
    readonly nextStep: string,
  ) {
    super(message);
  }
}
