import type { AnyTopic } from '@fm/contracts';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from '@fm/messaging';

/** A broker of which a suite has topics and groups of its own: suites share one Kafka and must not meet in it. */
export class NamespacedBroker implements Broker {
  constructor(
    private readonly inner: Broker,
    private readonly prefix: string,
  ) {}

  get kind(): Broker['kind'] {
    return this.inner.kind;
  }

  get publishTimeoutMs(): number {
    return this.inner.publishTimeoutMs;
  }

  connect(): Promise<void> {
    return this.inner.connect();
  }

  provision(topics: readonly AnyTopic[]): Promise<void> {
    return this.inner.provision(topics.map((topic) => ({ ...topic, name: this.prefix + topic.name })));
  }

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.inner.publish(messages.map((message) => ({ ...message, topic: this.prefix + message.topic })));
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    const plain = (name: string): string => name.slice(this.prefix.length);
    return this.inner.subscribe({
      ...options,
      group: this.prefix + options.group,
      topics: options.topics.map((topic) => this.prefix + topic),
      onBatch: (batch) => options.onBatch({ ...batch, topicName: plain(batch.topicName) }),
      onFailure: (batch, error, waitMs) => options.onFailure({ ...batch, topicName: plain(batch.topicName) }, error, waitMs),
    });
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
