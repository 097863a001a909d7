import type { Broker, OutgoingMessage, Subscription } from '@fm/messaging';

/** Takes what is published and writes it down; fails or waits where a test says so. Delivers to nobody. */
export class SinkBroker implements Broker {
  readonly kind = 'memory';
  readonly published: OutgoingMessage[] = [];
  /** Runs once the messages are taken, before that is acknowledged. */
  beforeAcknowledging: () => Promise<void> = () => Promise.resolve();
  down = false;

  constructor(readonly publishTimeoutMs = 0) {}

  get values(): string[] {
    return this.published.map((message) => message.value.toString());
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.down) throw new Error('the broker is down');
    this.published.push(...messages);
    await this.beforeAcknowledging();
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  provision(): Promise<void> {
    return Promise.resolve();
  }

  subscribe(): Promise<Subscription> {
    return Promise.reject(new Error('this broker only records'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
