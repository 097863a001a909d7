const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses that the Standard Webhooks specification proposes: ten attempts in a little over three days. */
export const RETRY_PAUSES_MS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** Up to a tenth more, so that what failed together does not come again together. */
const JITTER = 0.1;

/** When to try again after so many attempts, or null: given up. @param chance from 0 to 1 */
export function nextAttempt(attempts: number, now: Date, chance: number): Date | null {
  const pause = RETRY_PAUSES_MS[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + Math.round(pause * (1 + JITTER * chance)));
}

export type Outcome = { readonly status: number } | { readonly error: string };

/** What an answer means: 2xx taken, 410 wants no more, everything else (redirects too) is a failure to be tried again. */
export function verdictOf(outcome: Outcome): 'taken' | 'unwanted' | 'failed' {
  if (!('status' in outcome)) return 'failed';
  if (outcome.status >= 200 && outcome.status < 300) return 'taken';
  return outcome.status === 410 ? 'unwanted' : 'failed';
}
