import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import type { AnyTopic } from '@fm/contracts';
import type { Logger } from '@fm/observability';
import type { Broker, OutgoingMessage, SubscribeOptions, Subscription } from './broker.js';
import { incarnationEntry, incarnationOf } from './kafka-incarnation.js';
import { KafkaConsumerRun } from './kafka-consumer-run.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { quietRequestQueue } from './kafkajs-request-queue.js';

const { Kafka: KafkaClient } = kafkajs;

/** Short: a killed member blocks its group for so long. A session that expires under load costs a redelivery, which the fence drops. */
const SESSION_TIMEOUT_MS = 8_000;
const PUBLISH_TIMEOUT_MS = 5_000;
const TOPIC_CONFIG_RESOURCE = 2;
const LEADER_ATTEMPTS = 100;
/**
 * The broker's own limit of 1 MiB would block the outbox behind the first large form, and intake takes 32 MiB. Kafka 4.4.0 lets in messages of half
 * the limit (measured: under 64 MiB 31.9 pass, 32.1 do not; under 32 MiB 31 do not), whence twice 40; a request may have 100 MiB.
 */
const LARGEST_MESSAGE_BYTES = 80 * 1024 * 1024;

export interface KafkaBrokerOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: Logger;
  /** Partitions of one service handled at once. */
  readonly concurrency?: number;
  readonly replicationFactor?: number;
  /** How long a member that died keeps its partitions, ms. */
  readonly sessionTimeoutMs?: number;
}

/**
 * Kafka through kafkajs 2.2.4: unmaintained, so everything that knows it is in this file and the ones beside it that begin with its name.
 * Classic groups, `eachBatch`, no autocommit: the position moves only after the handler's transaction. Idempotent producer.
 */
export class KafkaBroker implements Broker {
  readonly kind = 'kafka';
  readonly publishTimeoutMs = PUBLISH_TIMEOUT_MS;
  private readonly kafka: Kafka;
  private readonly admin: Admin;
  private readonly publisher: KafkaPublisher;
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
    this.publisher = new KafkaPublisher({ kafka: this.kafka, timeoutMs: PUBLISH_TIMEOUT_MS });
  }

  async connect(): Promise<void> {
    await Promise.all([this.admin.connect(), this.publisher.connect()]);
    this.clusterId = (await this.admin.describeCluster()).clusterId;
  }

  async provision(topics: readonly AnyTopic[]): Promise<void> {
    const missing = await this.missingOf(topics);
    try {
      if (missing.length > 0) await this.create(missing);
    } catch (error) {
      // Another service made some of them in the same moment.
      if ((await this.missingOf(topics)).length > 0) throw error;
    }
    await this.untilLed(topics.map((topic) => topic.name));
  }

  private async missingOf(topics: readonly AnyTopic[]): Promise<AnyTopic[]> {
    const existing = new Set(await this.admin.listTopics());
    return topics.filter((topic) => !existing.has(topic.name));
  }

  private async create(missing: readonly AnyTopic[]): Promise<void> {
    await this.admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor: this.options.replicationFactor ?? -1,
        configEntries: [...retentionEntries(topic), { name: 'max.message.bytes', value: String(LARGEST_MESSAGE_BYTES) }, incarnationEntry(new Date())],
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

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.publisher.publish(messages);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    const consumer = this.kafka.consumer({
      groupId: options.group,
      sessionTimeout: this.options.sessionTimeoutMs ?? SESSION_TIMEOUT_MS,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 10_000,
      maxWaitTimeInMs: 250,
      allowAutoTopicCreation: false,
    });
    const run = new KafkaConsumerRun(consumer, options, () => this.incarnations(options.topics));
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: this.options.concurrency ?? 3, eachBatch: (payload) => run.handle(payload) });
    return run;
  }

  async close(): Promise<void> {
    await Promise.all([this.publisher.close(), this.admin.disconnect()]);
  }

  private async incarnations(topics: readonly string[]): Promise<Map<string, string>> {
    const { resources } = await this.admin.describeConfigs({ includeSynonyms: false, resources: topics.map((name) => ({ type: TOPIC_CONFIG_RESOURCE, name })) });
    return new Map(resources.map((resource) => [resource.resourceName, incarnationOf(this.clusterId, resource.configEntries)]));
  }
}

function retentionEntries(topic: AnyTopic): { name: string; value: string }[] {
  if ('compact' in topic.retention) return [{ name: 'cleanup.policy', value: 'compact' }];
  return [{ name: 'retention.ms', value: String(topic.retention.days * 86_400_000) }];
}
