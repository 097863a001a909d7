import type { ServiceName } from '@fm/contracts';
import { SERVICES } from '../../platform/src/service-ports.js';
import { Random } from '../../tools/kobo-simulator/src/random.js';

export interface Strike {
  readonly victim: ServiceName;
  /** Wait before it, ms. */
  readonly afterMs: number;
}

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 4_000;

/** Endless, in random order, and yet fair: of every five strikes each service gets one, so that a short campaign leaves none out. */
export function* randomStrikes(seed: string): Generator<Strike, never> {
  const random = new Random(seed).fork('strikes');
  for (;;) {
    const left = [...SERVICES];
    while (left.length > 0) {
      const victim = random.pick(left);
      left.splice(left.indexOf(victim), 1);
      yield { victim, afterMs: random.integer(SHORTEST_WAIT_MS, LONGEST_WAIT_MS) };
    }
  }
}

/** Endless, in the order of the journey. */
export function* strikesInTurn(seed: string): Generator<Strike, never> {
  const random = new Random(seed).fork('strikes');
  for (;;) for (const victim of SERVICES) yield { victim, afterMs: random.integer(SHORTEST_WAIT_MS, LONGEST_WAIT_MS) };
}
