import { randomUUID } from 'node:crypto';
import { DEFAULT_PARTITIONS, type AnyTopic, topicNamed } from '@fm/contracts';
import type { RawBatch } from './batch.js';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from './broker.js';
import { MemoryPartition } from './memory-partition.js';

/**
 * A broker inside one process: for fast tests, and the last resort of `npm start` where neither Java nor Docker is to be had.
 * It keeps nothing over a restart and needs to keep nothing: `publish` resolves only when every consuming group has acknowledged,
 * so the outbox holds what died with the process. With a consumer missing it refuses, because there is no log to catch up from.
 */
export class MemoryBroker implements Broker {
  readonly kind = 'memory';
  readonly publishTimeoutMs = 0;
  private readonly incarnation = randomUUID();
  private readonly partitionCounts = new Map<string, number>();
  private readonly partitions = new Map<string, MemoryPartition>();
  private readonly subscriptions = new Map<string, SubscribeOptions>();

  /** @param groupsOf who must have handled a topic's message before it counts as published; by default the catalogue's consumers */
  constructor(private readonly groupsOf: (topic: string) => readonly string[] = (topic) => topicNamed(topic)?.consumers ?? []) {}

  connect(): Promise<void> {
    return Promise.resolve();
  }

  provision(topics: readonly AnyTopic[]): Promise<void> {
    for (const topic of topics) this.partitionCounts.set(topic.name, topic.partitions);
    return Promise.resolve();
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const message of messages) this.refuseWithoutConsumers(message.topic);
    await Promise.all(messages.flatMap((message) => this.groupsOf(message.topic).map((group) => this.partitionFor(group, message).append(message))));
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    for (const topic of options.topics) this.subscriptions.set(`${options.group}/${topic}`, options);
    const mine = (): MemoryPartition[] => [...this.partitions.values()].filter((partition) => partition.isOf(options.group, options.topics));
    for (const partition of mine()) partition.reopen();
    return Promise.resolve({
      trouble: () => null,
      close: async () => {
        for (const topic of options.topics) this.subscriptions.delete(`${options.group}/${topic}`);
        await Promise.all(mine().map((partition) => partition.stop()));
      },
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.partitions.values()].map((partition) => partition.stop()));
  }

  private refuseWithoutConsumers(topic: string): void {
    const missing = this.groupsOf(topic).filter((group) => !this.subscriptions.has(`${group}/${topic}`));
    if (missing.length > 0) throw new Error(`${topic}: not published, since ${missing.join(', ')} does not listen; the memory broker needs all five services in this process.`);
  }

  private partitionFor(group: string, message: OutgoingMessage): MemoryPartition {
    const index = hash(message.key) % (this.partitionCounts.get(message.topic) ?? DEFAULT_PARTITIONS);
    const name = `${group}/${message.topic}/${index}`;
    const known = this.partitions.get(name);
    if (known) return known;
    const origin = { group, topicName: message.topic, partition: index, incarnation: this.incarnation };
    const deliver = (batch: RawBatch): Promise<void> => this.consumerOf(group, message.topic).onBatch(batch);
    const failed = (batch: RawBatch, error: unknown, wait: number): void => this.subscriptions.get(`${group}/${message.topic}`)?.onFailure(batch, error, wait);
    const made = new MemoryPartition(origin, deliver, failed);
    this.partitions.set(name, made);
    return made;
  }

  private consumerOf(group: string, topic: string): SubscribeOptions {
    const consumer = this.subscriptions.get(`${group}/${topic}`);
    if (!consumer) throw new Error(`${group} left ${topic}`);
    return consumer;
  }
}

function hash(key: string): number {
  let value = 0;
  for (const character of key) value = (Math.imul(31, value) + (character.codePointAt(0) ?? 0)) | 0;
  return Math.abs(value);
}
