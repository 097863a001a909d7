/** Something in the command line that the user can mend. */
export class UsageProblem extends Error {}

/** A positive number from an option, or the given one where the option is absent. */
export function numberOption(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new UsageProblem(`--${name} wants a number, not ${text}.`);
  return value;
}
