/** Something that who called can mend: told in one line, without a stack. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}
