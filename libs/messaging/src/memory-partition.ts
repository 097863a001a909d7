import { PositionBehind, type BatchOrigin, type IncomingMessage, type RawBatch } from './batch.js';
import type { OutgoingMessage } from './broker.js';
import { waitBeforeRetry } from './retry-policy.js';

const BATCH_SIZE = 500;

interface Waiting {
  readonly message: IncomingMessage;
  readonly acknowledge: () => void;
  readonly refuse: (error: Error) => void;
}

/** One partition as one group sees it: a queue with one delivery at a time. */
export class MemoryPartition {
  private readonly queue: Waiting[] = [];
  private nextOffset = 0n;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly origin: BatchOrigin,
    private readonly deliver: (batch: RawBatch) => Promise<void>,
    private readonly onFailure: (batch: RawBatch, error: unknown, waitMs: number) => void,
  ) {}

  isOf(group: string, topics: readonly string[]): boolean {
    return this.origin.group === group && topics.includes(this.origin.topicName);
  }

  /** Resolves when the group has handled the message. */
  append({ key, headers, value }: OutgoingMessage): Promise<void> {
    if (this.stopped) return Promise.reject(new Error(`${this.origin.group} has left`));
    const message = { offset: this.nextOffset++, key, headers, value };
    const handled = new Promise<void>((acknowledge, refuse) => this.queue.push({ message, acknowledge, refuse }));
    this.running ??= this.drain();
    return handled;
  }

  /** A consumer of the group is there again: offsets go on, since the fences of the group know those that were given. */
  reopen(): void {
    this.stopped = false;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    for (const waiting of this.queue.splice(0)) waiting.refuse(new Error(`${this.origin.group} has left`));
  }

  private async drain(): Promise<void> {
    let attempt = 1;
    let readFrom: bigint | null = null;
    while (this.queue.length > 0 && !this.stopped) {
      const batch = this.queue.slice(0, BATCH_SIZE);
      const raw = { ...this.origin, messages: batch.map((waiting) => waiting.message), attempt, readFrom };
      try {
        await this.deliver(raw);
        this.queue.splice(0, batch.length);
        attempt = 1;
        readFrom = null;
        for (const waiting of batch) waiting.acknowledge();
      } catch (error) {
        // No log to go back in: what was before the queue is not there.
        if (error instanceof PositionBehind) readFrom = error.expected;
        const wait = waitBeforeRetry(attempt++);
        this.onFailure(raw, error, wait);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    // Here and not in a `finally`, which would run a moment later: what is appended in between would wait for ever.
    this.running = null;
  }
}
