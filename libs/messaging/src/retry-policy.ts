const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * How long to wait before attempt `attempt + 1`: 100 ms doubling to 5 s, so that work resumes within five seconds of a
 * dependency's return. There is no last attempt: giving up is the consumer's decision, which knows the error.
 */
export function waitBeforeRetry(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 16), LONGEST_WAIT_MS);
}
