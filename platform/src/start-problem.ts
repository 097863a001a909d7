/** A known reason why Passage cannot start: told to the user as it is, with what to do next, and never with a stack trace. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(
    message: string,
    readonly nextStep: string,
  ) {
    super(message);
  }
}
