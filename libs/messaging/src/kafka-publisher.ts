import kafkajs, { type Kafka, type Producer, type TopicMessages } from 'kafkajs';
import type { OutgoingMessage } from './broker.js';

/** kafkajs makes one record batch of all that goes to a partition, and the broker refuses a batch above its limit: by default 1 MiB. */
const REQUEST_BYTES = 900_000;

export interface PublisherOptions {
  readonly kafka: Kafka;
  /** How long the broker and the client wait for an acknowledgement, ms. */
  readonly timeoutMs: number;
}

/**
 * Sends in order, one request in flight (more would reorder after a retry: kafkajs#598). The idempotent producer is replaced after a failure:
 * its sequence numbers stand for messages that may be in the log already, and another request under the same numbers is refused for ever
 * (OUT_OF_ORDER_SEQUENCE_NUMBER). What was there already is then sent twice, which the outbox promises not to avoid.
 */
export class KafkaPublisher {
  private producer: Producer | null = null;

  constructor(private readonly options: PublisherOptions) {}

  async connect(): Promise<void> {
    await this.connected();
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      for (const request of requestsOf(messages)) {
        const producer = await this.connected();
        await producer.sendBatch({ acks: -1, timeout: this.options.timeoutMs, topicMessages: byTopic(request) });
      }
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { producer } = this;
    this.producer = null;
    await producer?.disconnect().catch(() => undefined);
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.options.kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    this.producer = producer;
    return producer;
  }
}

/** In the order given, cut where a request would grow too large; a message that is larger by itself goes alone. */
export function requestsOf(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const requests: OutgoingMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = message.value.length + message.key.length + sizeOf(message.headers);
    room -= size;
    if (room < 0) {
      requests.push([]);
      room = REQUEST_BYTES - size;
    }
    requests.at(-1)?.push(message);
  }
  return requests;
}

const sizeOf = (headers: OutgoingMessage['headers']): number => Object.entries(headers).reduce((size, [name, value]) => size + name.length + value.length + 4, 0);

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  return [...new Set(messages.map((message) => message.topic))].map((topic) => ({
    topic,
    messages: messages.filter((message) => message.topic === topic).map(({ key, headers, value }) => ({ key, headers: { ...headers }, value })),
  }));
}
