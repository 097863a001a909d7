import kafkajs, { type Admin, type Consumer, type EachBatchPayload, type Kafka, type Producer } from 'kafkajs';
import type { AnyTopic } from '@fm/contracts';
import type { Logger } from '@fm/observability';
import { PositionBehind, type RawBatch } from './batch.js';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from './broker.js';
import { incarnationEntry, incarnationOf } from './kafka-incarnation.js';
import { quietRequestQueue } from './kafkajs-request-queue.js';
import { waitBeforeRetry } from './retry-policy.js';

const { Kafka: KafkaClient, Partitioners } = kafkajs;

/** One transaction a chunk: kafkajs has no max.poll.records, and a chunk must stay far below the session time-out. */
const CHUNK = 500;
/** Short: a killed member blocks its group for so long. A session that expires under load costs a redelivery, which the fence drops. */
const SESSION_TIMEOUT_MS = 8_000;
const PUBLISH_TIMEOUT_MS = 5_000;
const TOPIC_CONFIG_RESOURCE = 2;
const LEADER_ATTEMPTS = 100;

export interface KafkaBrokerOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: Logger;
  /** Partitions of one service handled at once. */
  readonly concurrency?: number;
  readonly replicationFactor?: number;
}

/**
 * Kafka through kafkajs 2.2.4: unmaintained, so everything that knows it is in this file and the two beside it, and a swap is a swap of this file.
 * Classic groups, `eachBatch`, no autocommit: the position moves only after the handler's transaction. Idempotent producer with one
 * request in flight (more would reorder after a retry: kafkajs#598).
 */
export class KafkaBroker implements Broker {
  readonly kind = 'kafka';
  readonly publishTimeoutMs = PUBLISH_TIMEOUT_MS;
  private readonly kafka: Kafka;
  private readonly admin: Admin;
  private readonly producer: Producer;
  private clusterId = '';

  constructor(private readonly options: KafkaBrokerOptions) {
    quietRequestQueue();
    this.kafka = new KafkaClient({
      clientId: options.clientId,
      brokers: [...options.brokers],
      requestTimeout: PUBLISH_TIMEOUT_MS,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
      // kafkajs tells every attempt as an error; what follows from it is told once, by whoever waits.
      logCreator: () => ({ log }) => options.log.debug({ kafka: log }, log.message),
    });
    this.admin = this.kafka.admin();
    this.producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  }

  async connect(): Promise<void> {
    await Promise.all([this.admin.connect(), this.producer.connect()]);
    this.clusterId = (await this.admin.describeCluster()).clusterId;
  }

  async provision(topics: readonly AnyTopic[]): Promise<void> {
    const existing = new Set(await this.admin.listTopics());
    const missing = topics.filter((topic) => !existing.has(topic.name));
    if (missing.length > 0) await this.create(missing);
    await this.untilLed(topics.map((topic) => topic.name));
  }

  private async create(missing: readonly AnyTopic[]): Promise<void> {
    await this.admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor: this.options.replicationFactor ?? -1,
        configEntries: [...retentionEntries(topic), incarnationEntry(new Date())],
      })),
    });
  }

  /** A topic that was just made, by whomever, has no leaders for a moment, and asking for it fails. */
  private async untilLed(names: string[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const topics = await this.admin.fetchTopicMetadata({ topics: names }).then((metadata) => metadata.topics, () => []);
      if (topics.length === names.length && topics.every((topic) => topic.partitions.every((partition) => partition.leader >= 0))) return;
      if (attempt === LEADER_ATTEMPTS) throw new Error('topics without leaders: check that the brokers are up');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    const topics = [...new Set(messages.map((message) => message.topic))];
    const topicMessages = topics.map((topic) => ({
      topic,
      messages: messages.filter((message) => message.topic === topic).map(({ key, headers, value }) => ({ key, headers: { ...headers }, value })),
    }));
    await this.producer.sendBatch({ acks: -1, timeout: PUBLISH_TIMEOUT_MS, topicMessages });
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const consumer = this.kafka.consumer({
      groupId: options.group,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 10_000,
      maxWaitTimeInMs: 250,
      allowAutoTopicCreation: false,
    });
    const run = new ConsumerRun(consumer, options, await this.incarnations(options.topics));
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: this.options.concurrency ?? 3, eachBatch: (payload) => run.handle(payload) });
    return run;
  }

  async close(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.admin.disconnect()]);
  }

  private async incarnations(topics: readonly string[]): Promise<Map<string, string>> {
    const { resources } = await this.admin.describeConfigs({ includeSynonyms: false, resources: topics.map((name) => ({ type: TOPIC_CONFIG_RESOURCE, name })) });
    return new Map(resources.map((resource) => [resource.resourceName, incarnationOf(this.clusterId, resource.configEntries)]));
  }
}

/** One consumer of one group, with the failures of each partition. */
class ConsumerRun implements Subscription {
  private readonly attempts = new Map<string, number>();
  private readonly soughtTo = new Map<string, bigint>();
  private broken: string | null = null;
  private joined = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly options: SubscribeOptions,
    private readonly incarnations: ReadonlyMap<string, string>,
  ) {
    const { CRASH, GROUP_JOIN, DISCONNECT } = consumer.events;
    consumer.on(GROUP_JOIN, () => (this.joined = true));
    consumer.on(DISCONNECT, () => (this.joined = false));
    // kafkajs restarts itself after retriable crashes; after others it stays up and consumes nothing.
    consumer.on(CRASH, ({ payload }) => {
      this.joined = false;
      if (payload.restart) return;
      this.broken = `the consumer stopped: ${payload.error.message}`;
      options.onBroken(this.broken);
    });
  }

  trouble(): string | null {
    return this.broken ?? (this.joined ? null : 'not in its consumer group');
  }

  async close(): Promise<void> {
    await this.consumer.stop();
    await this.consumer.disconnect();
  }

  async handle(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const messages = batch.messages.map((message) => ({
      offset: BigInt(message.offset),
      key: message.key?.toString() ?? '',
      headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])),
      value: message.value ?? Buffer.alloc(0),
    }));
    for (let from = 0; from < messages.length; from += CHUNK) {
      if (!payload.isRunning() || payload.isStale()) return;
      if (!(await this.handleChunk(payload, messages.slice(from, from + CHUNK)))) return;
    }
  }

  /** @returns false where the partition must be read again */
  private async handleChunk(payload: EachBatchPayload, messages: RawBatch['messages']): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const place = `${topic}/${partition}`;
    const attempt = this.attempts.get(place) ?? 1;
    const raw = { group: this.options.group, topicName: topic, partition, incarnation: this.incarnations.get(topic) ?? 'unknown', messages, attempt };
    try {
      await this.options.onBatch(raw);
    } catch (error) {
      this.retry(payload, raw, error);
      return false;
    }
    this.attempts.delete(place);
    const last = messages.at(-1)?.offset ?? 0n;
    payload.resolveOffset(String(last));
    await this.consumer.commitOffsets([{ topic, partition, offset: String(last + 1n) }]);
    await payload.heartbeat();
    return true;
  }

  private retry(payload: EachBatchPayload, raw: RawBatch, error: unknown): void {
    const { topicName: topic, partition, attempt } = raw;
    const place = `${topic}/${partition}`;
    if (error instanceof PositionBehind && this.soughtTo.get(place) !== error.expected) {
      // The database is older than the group's position (a restored backup). A second time means that the log has a gap there.
      this.soughtTo.set(place, error.expected);
      this.consumer.seek({ topic, partition, offset: String(error.expected) });
      return;
    }
    this.attempts.set(place, attempt + 1);
    const wait = waitBeforeRetry(attempt);
    this.options.onFailure(raw, error, wait);
    setTimeout(payload.pause(), wait);
  }
}

function retentionEntries(topic: AnyTopic): { name: string; value: string }[] {
  if ('compact' in topic.retention) return [{ name: 'cleanup.policy', value: 'compact' }];
  return [{ name: 'retention.ms', value: String(topic.retention.days * 86_400_000) }];
}
