import type { DataSource } from 'typeorm';
import { ContractViolation, readEvent, type Envelope } from '@fm/contracts';
import { PositionBehind, type Batch, type IncomingMessage } from '@fm/messaging';
import type { Logger, Metrics } from '@fm/observability';
import { classifyFailure, inTransaction, type Transaction } from '@fm/persistence';
import { park } from '../dead-letters/dead-letters.js';
import { reasonOf } from '../dead-letters/reason.js';
import type { Outbox } from '../outbox/outbox.js';
import { lockFence, moveFence } from './offset-fence.js';

/** Failures of unknown kind are tried this often before the culprit is looked for. */
const ATTEMPTS_IN_DOUBT = 5;

export type Work<T> = (tx: Transaction, events: Envelope<T>[]) => Promise<void>;

interface Parked {
  readonly message: IncomingMessage;
  readonly error: unknown;
}

/** What a transaction did, told only once it has committed. */
interface Outcome {
  readonly handled: number;
  readonly fenced: number;
  readonly parked: readonly Parked[];
}

export interface InboxOptions {
  readonly database: DataSource;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * Exactly-once effect: one transaction holds the offset fence, the service's state rows and its outbox rows. Kafka's own offset follows
 * as a hint. Transient failures are thrown back to the broker, which waits and delivers again in order; a permanent one is narrowed down
 * by halving to its culprit, which is parked, and the partition goes on.
 */
export class Inbox {
  constructor(private readonly options: InboxOptions) {}

  /** Hands `work` the events of the batch that were not handled before, with the transaction in which everything must happen. */
  async batch<T extends object>(batch: Batch<T>, work: Work<T>): Promise<void> {
    const done = this.options.metrics.batchSeconds.startTimer({ topic: batch.topicName });
    await this.handle(batch, batch.messages, work);
    done();
  }

  private async handle<T extends object>(batch: Batch<T>, messages: readonly IncomingMessage[], work: Work<T>): Promise<void> {
    try {
      this.tell(batch, await inTransaction(this.options.database, (tx) => this.apply(tx, { batch, messages, work })));
    } catch (error) {
      if (!this.isHopeless(error, batch.attempt)) throw error;
      if (messages.length === 1) return this.parkCulprit(batch, messages, error);
      const middle = Math.ceil(messages.length / 2);
      await this.handle(batch, messages.slice(0, middle), work);
      await this.handle({ ...batch, readFrom: (messages[middle - 1]?.offset ?? -1n) + 1n }, messages.slice(middle), work);
    }
  }

  private async apply<T extends object>(tx: Transaction, { batch, messages, work }: { batch: Batch<T>; messages: readonly IncomingMessage[]; work: Work<T> }): Promise<Outcome> {
    const fresh = await this.fresh(tx, batch, messages);
    const events: Envelope<T>[] = [];
    const parked: Parked[] = [];
    for (const message of fresh) {
      const read = readable(batch, message);
      if ('event' in read) events.push(read.event);
      else parked.push({ message, error: read.error });
    }
    for (const letter of parked) await this.park(tx, batch, letter);
    if (events.length > 0) await work(tx, events);
    const last = fresh.at(-1);
    if (last) await moveFence(tx, batch, last.offset + 1n);
    return { handled: events.length, fenced: messages.length - fresh.length, parked };
  }

  private async fresh<T extends object>(tx: Transaction, batch: Batch<T>, messages: readonly IncomingMessage[]): Promise<readonly IncomingMessage[]> {
    const next = (await lockFence(tx, batch)) ?? 0n;
    const first = messages[0]?.offset ?? next;
    // Ahead of the fence, and not for a gap in the log: the database is older than the position (a restored backup).
    if (first > next && batch.readFrom !== next) throw new PositionBehind(next);
    return messages.filter((message) => message.offset >= next);
  }

  private isHopeless(error: unknown, attempt: number): boolean {
    if (error instanceof PositionBehind) return false;
    const failure = classifyFailure(error);
    return failure === 'permanent' || (failure === 'unknown' && attempt >= ATTEMPTS_IN_DOUBT);
  }

  private async parkCulprit<T extends object>(batch: Batch<T>, messages: readonly IncomingMessage[], error: unknown): Promise<void> {
    const outcome = await inTransaction(this.options.database, async (tx): Promise<Outcome> => {
      const [message] = await this.fresh(tx, batch, messages);
      if (!message) return { handled: 0, fenced: messages.length, parked: [] };
      await this.park(tx, batch, { message, error });
      await moveFence(tx, batch, message.offset + 1n);
      return { handled: 0, fenced: 0, parked: [{ message, error }] };
    });
    this.tell(batch, outcome);
  }

  private park<T extends object>(tx: Transaction, batch: Batch<T>, { message, error }: Parked): Promise<void> {
    return park(tx, this.options.outbox, { origin: batch, message, error, attempts: batch.attempt });
  }

  private tell<T extends object>({ topicName: topic }: Batch<T>, { handled, fenced, parked }: Outcome): void {
    const { metrics, log } = this.options;
    metrics.eventsHandled.inc({ topic }, handled);
    metrics.eventsFenced.inc({ topic }, fenced);
    metrics.deadLetters.inc({ topic }, parked.length);
    for (const { message, error } of parked) log.error({ event: message.headers['ce_id'], topic, error: reasonOf(error) }, 'parked as a dead letter');
  }
}

function readable<T extends object>(batch: Batch<T>, message: IncomingMessage): { readonly event: Envelope<T> } | { readonly error: ContractViolation } {
  try {
    return { event: readEvent(batch.topic, message) };
  } catch (error) {
    if (!(error instanceof ContractViolation)) throw error;
    return { error };
  }
}
