import type { AnyTopic } from '@fm/contracts';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from '@fm/messaging';

/** Remembers what was published, in order of acknowledgement, in a list that several brokers may share. */
export class RecordingBroker implements Broker {
  constructor(
    private readonly inner: Broker,
    private readonly published: OutgoingMessage[],
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
    return this.inner.provision(topics);
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    // Before it is sent: the memory broker acknowledges only when the next stage has published its own.
    this.published.push(...messages);
    await this.inner.publish(messages);
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    return this.inner.subscribe(options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
