import type { AnyTopic } from '@fm/contracts';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from '@fm/messaging';

/** A broker that hands everything on to another; what a test wants otherwise, it overrides. */
export abstract class PassingBroker implements Broker {
  constructor(protected readonly inner: Broker) {}

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

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.inner.publish(messages);
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    return this.inner.subscribe(options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
