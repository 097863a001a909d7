import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Topic } from '@fm/contracts';
import type { Batch, RawBatch } from './batch.js';
import type { Broker, SubscribeOptions, Subscription } from './broker.js';
import type { ConsumesExtras } from './consumes.decorator.js';

export type StrategyOptions = { readonly broker: Broker; readonly group: string } & Pick<SubscribeOptions, 'onFailure' | 'onBroken'>;

/**
 * Nest controllers over a `Broker`, in place of Nest's own Kafka server, which takes one message at a time, renames groups and restarts
 * for ever on a poison message. One consumer group per service, named as the service; handlers get whole batches of one partition.
 */
export class BrokerStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('passage-broker');
  private subscription: Subscription | null = null;

  constructor(private readonly options: StrategyOptions) {
    super();
    this.initializeSerializer({});
    this.initializeDeserializer({});
  }

  async listen(done: (error?: unknown) => void): Promise<void> {
    try {
      const topics = [...this.messageHandlers.keys()];
      const { broker, group, onFailure, onBroken } = this.options;
      if (topics.length > 0) this.subscription = await broker.subscribe({ group, topics, onFailure, onBroken, onBatch: (batch) => this.dispatch(batch) });
      done();
    } catch (error) {
      done(error);
    }
  }

  async close(): Promise<void> {
    const { subscription } = this;
    this.subscription = null;
    await subscription?.close();
  }

  trouble(): string | null {
    return this.subscription?.trouble() ?? null;
  }

  on(): never {
    throw new Error('The broker strategy has no events of its own; use trouble().');
  }

  unwrap<T>(): T {
    return this.options.broker as T;
  }

  /** The handler runs through Nest's pipeline; on an error it answers with an observable that must be awaited, or the failure vanishes. */
  private async dispatch(raw: RawBatch): Promise<void> {
    const handler = this.messageHandlers.get(raw.topicName);
    const { topic } = (handler?.extras ?? {}) as Partial<ConsumesExtras>;
    if (!handler || !topic) throw new Error(`No handler for ${raw.topicName}: decorate one with @Consumes.`);
    const batch: Batch<object> = { ...raw, topic: topic as Topic<object> };
    const answer: unknown = await handler(batch, undefined);
    if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
  }
}
