import type { Broker, RawBatch, SubscribeOptions, Subscription } from '@fm/messaging';
import { eventually } from './eventually.js';

/** A consumer that writes down what it is given, and fails or waits where a test says so. */
export class RecordedBatches {
  /** Every delivery, failed ones too, in the order of their coming. */
  readonly deliveries: RawBatch[] = [];
  /** Batches that ended well. */
  readonly handled: RawBatch[] = [];
  readonly failures: { readonly batch: RawBatch; readonly waitMs: number }[] = [];
  /** What happens to a batch before it counts as handled; a throw has it delivered again. */
  before: (batch: RawBatch) => Promise<void> | void = () => undefined;

  async subscribe(broker: Broker, group: string, topics: readonly string[]): Promise<Subscription> {
    return broker.subscribe({ group, topics, ...this.callbacks() });
  }

  values(batches: readonly RawBatch[] = this.handled): string[] {
    return batches.flatMap((batch) => batch.messages.map((message) => message.value.toString()));
  }

  /** Values of one key in the order in which they were handled. */
  valuesOf(key: string): string[] {
    return this.handled.flatMap((batch) => batch.messages.filter((message) => message.key === key).map((message) => message.value.toString()));
  }

  /** Waits until so many messages were handled. */
  until(count: number): Promise<void> {
    return eventually(() => {
      if (this.values().length < count) throw new Error(`${this.values().length} of ${count} messages handled`);
    });
  }

  private callbacks(): Pick<SubscribeOptions, 'onBatch' | 'onFailure' | 'onBroken'> {
    return {
      onBatch: async (batch) => {
        this.deliveries.push(batch);
        await this.before(batch);
        this.handled.push(batch);
      },
      onFailure: (batch, _, waitMs) => void this.failures.push({ batch, waitMs }),
      onBroken: (reason) => {
        throw new Error(`the consumer broke: ${reason}`);
      },
    };
  }
}
