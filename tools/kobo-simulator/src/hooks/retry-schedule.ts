import type { Random } from '../random.js';
import type { HookAnswer } from './post-hook.js';

/** First try and four retries. */
export const MAX_TRIES = 5;

const BASE_SECONDS = 60;
const MAX_SECONDS = 1200;

export type Outcome = 'success' | 'retry' | 'failed';

/** Any final status below 400 is success; only 502, 503, 504 and a read time-out are tried again. 429 and 500 are lost for good. */
export function outcomeOf(answer: HookAnswer): Outcome {
  if (answer.kind === 'failed') return answer.readTimeout ? 'retry' : 'failed';
  if (answer.status < 400) return 'success';
  return [502, 503, 504].includes(answer.status) ? 'retry' : 'failed';
}

/** Longest wait after the given failed try (1-based), in seconds: 60, 120, 240, 480. */
export function ceilingSeconds(tries: number): number {
  return Math.min(MAX_SECONDS, BASE_SECONDS * 2 ** (tries - 1));
}

/** Celery's full jitter: any whole second from none to the ceiling. */
export function delaySeconds(tries: number, random: Random): number {
  return random.integer(0, ceilingSeconds(tries));
}
