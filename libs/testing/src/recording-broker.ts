import type { Broker, OutgoingMessage } from '@fm/messaging';
import { PassingBroker } from './passing-broker.js';

/** Remembers what was published, in a list that several brokers may share. */
export class RecordingBroker extends PassingBroker {
  constructor(
    inner: Broker,
    private readonly published: OutgoingMessage[],
  ) {
    super(inner);
  }

  override async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    // Before it is sent: the memory broker acknowledges only when the next stage has published its own.
    this.published.push(...messages);
    await this.inner.publish(messages);
  }
}
