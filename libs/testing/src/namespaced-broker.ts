import type { AnyTopic } from '@fm/contracts';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from '@fm/messaging';
import { PassingBroker } from './passing-broker.js';

/** A broker of which a suite has topics and groups of its own: suites share one Kafka and must not meet in it. */
export class NamespacedBroker extends PassingBroker {
  constructor(
    inner: Broker,
    private readonly prefix: string,
  ) {
    super(inner);
  }

  override provision(topics: readonly AnyTopic[]): Promise<void> {
    return this.inner.provision(topics.map((topic) => ({ ...topic, name: this.prefix + topic.name })));
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.inner.publish(messages.map((message) => ({ ...message, topic: this.prefix + message.topic })));
  }

  override subscribe(options: SubscribeOptions): Promise<Subscription> {
    const plain = (name: string): string => name.slice(this.prefix.length);
    return this.inner.subscribe({
      ...options,
      group: this.prefix + options.group,
      topics: options.topics.map((topic) => this.prefix + topic),
      onBatch: (batch) => options.onBatch({ ...batch, topicName: plain(batch.topicName) }),
      onFailure: (batch, error, waitMs) => options.onFailure({ ...batch, topicName: plain(batch.topicName) }, error, waitMs),
    });
  }
}
