import { setTimeout as pause } from 'node:timers/promises';
import type { HookRequest } from '../../tools/kobo-simulator/src/hooks/hook-request.js';
import type { HookAnswer, PostHook } from '../../tools/kobo-simulator/src/hooks/post-hook.js';
import type { Random } from '../../tools/kobo-simulator/src/random.js';

export interface NetworkFaults {
  readonly post: PostHook;
  readonly random: Random;
  /** Shares of the requests that are held up, and that arrive once more later on, whatever was answered. */
  readonly late: number;
  readonly repeated: number;
  /** Longest hold-up of either, ms. */
  readonly longestMs: number;
}

/**
 * A network that holds requests up, so that they overtake each other, and delivers some a second time with the bytes of then: when the submission was
 * edited meanwhile, the old version arrives after the new one. Whoever sent it first knows nothing of the second.
 */
export class UnrulyNetwork {
  late = 0;
  repeated = 0;
  private readonly strays = new Set<Promise<unknown>>();

  constructor(private readonly faults: NetworkFaults) {}

  readonly post: PostHook = async (request) => {
    const { post, random, late, repeated, longestMs } = this.faults;
    if (random.chance(repeated)) this.repeat(request);
    if (random.chance(late)) {
      this.late += 1;
      await pause(random.integer(1, longestMs));
    }
    return post(request);
  };

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.strays.size > 0) await Promise.all(this.strays);
  }

  private repeat(request: HookRequest): void {
    this.repeated += 1;
    const stray: Promise<HookAnswer> = pause(this.faults.random.integer(1, this.faults.longestMs)).then(() => this.faults.post(request));
    const ended = stray.then(() => undefined, () => undefined).finally(() => this.strays.delete(ended));
    this.strays.add(ended);
  }
}
