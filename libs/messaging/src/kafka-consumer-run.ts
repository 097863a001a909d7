import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { PositionBehind, type IncomingMessage, type RawBatch } from './batch.js';
import type { SubscribeOptions, Subscription } from './broker.js';
import { waitBeforeRetry } from './retry-policy.js';

/** One transaction a chunk: kafkajs has no max.poll.records, and a chunk must stay far below the session time-out. */
const CHUNK = 500;

/** A member that is out of its group for so long, while the broker answers, does not come back by itself: seen where sessions expired under load, and kafkajs told of no crash. */
const LONGEST_OUT_MS = 60_000;
const WATCH_EVERY_MS = 10_000;

export type ReadIncarnations = () => Promise<ReadonlyMap<string, string>>;

/** One consumer of one group, with the failures of each partition. */
export class KafkaConsumerRun implements Subscription {
  private readonly attempts = new Map<string, number>();
  /** Where each partition is read from next, as far as this member read or sought since it joined. */
  private readonly positions = new Map<string, bigint>();
  private readonly reached = new Map<string, bigint>();
  private incarnations: Promise<ReadonlyMap<string, string>> | null = null;
  private broken: string | null = null;
  private joined = false;
  private joinedAt = Date.now();
  private readonly watch = setInterval(() => void this.lookAfter(), WATCH_EVERY_MS).unref();

  constructor(
    private readonly consumer: Consumer,
    private readonly options: SubscribeOptions,
    private readonly readIncarnations: ReadIncarnations,
  ) {
    const { CRASH, GROUP_JOIN, DISCONNECT } = consumer.events;
    consumer.on(GROUP_JOIN, () => {
      this.joined = true;
      this.incarnations = null;
      this.positions.clear();
    });
    consumer.on(DISCONNECT, () => (this.joined = false));
    // kafkajs restarts itself after retriable crashes; after others it stays up and consumes nothing.
    consumer.on(CRASH, ({ payload }) => {
      this.joined = false;
      if (!payload.restart) this.breakOff(`the consumer stopped: ${payload.error.message}`);
    });
  }

  trouble(): string | null {
    return this.broken ?? (this.joined ? null : 'not in its consumer group');
  }

  private async lookAfter(): Promise<void> {
    if (this.joined) this.joinedAt = Date.now();
    else if (Date.now() - this.joinedAt > LONGEST_OUT_MS && (await this.brokerAnswers())) this.breakOff(`the consumer is out of its group for more than ${LONGEST_OUT_MS / 1_000} s`);
  }

  /** Asked only where there is no progress; what it learns is thrown away. */
  private brokerAnswers(): Promise<boolean> {
    return this.readIncarnations().then(() => true, () => false);
  }

  private breakOff(reason: string): void {
    if (this.broken !== null) return;
    this.broken = reason;
    clearInterval(this.watch);
    this.options.onBroken(reason);
  }

  async close(): Promise<void> {
    clearInterval(this.watch);
    await this.consumer.stop();
    await this.consumer.disconnect();
  }

  async handle(payload: EachBatchPayload): Promise<void> {
    const messages = payload.batch.messages.map(incoming);
    for (let from = 0; from < messages.length; from += CHUNK) {
      if (!payload.isRunning() || payload.isStale()) return;
      if (!(await this.handleChunk(payload, messages.slice(from, from + CHUNK)))) return;
    }
  }

  /** @returns false where the partition must be read again */
  private async handleChunk(payload: EachBatchPayload, messages: RawBatch['messages']): Promise<boolean> {
    const { topic, partition } = payload.batch;
    const place = `${topic}/${partition}`;
    const raw = { group: this.options.group, topicName: topic, partition, incarnation: 'unknown', messages, attempt: this.attempts.get(place) ?? 1, readFrom: this.positions.get(place) ?? null };
    const last = messages.at(-1)?.offset ?? 0n;
    try {
      await this.options.onBatch({ ...raw, incarnation: await this.incarnationOf(topic, place, messages[0]?.offset ?? 0n) });
    } catch (error) {
      this.retry(payload, raw, error);
      return false;
    }
    this.attempts.delete(place);
    this.reached.set(place, last + 1n);
    this.positions.set(place, last + 1n);
    payload.resolveOffset(String(last));
    await this.consumer.commitOffsets([{ topic, partition, offset: String(last + 1n) }]);
    await payload.heartbeat();
    return true;
  }

  /**
   * Read anew after each joining of the group, and where offsets go back: the topic may have been made again under the running consumer, and
   * under its old incarnation the fence would take its first events for old ones, and drop them.
   */
  private async incarnationOf(topic: string, place: string, first: bigint): Promise<string> {
    if (first < (this.reached.get(place) ?? 0n)) this.incarnations = null;
    this.incarnations ??= this.readIncarnations();
    const known = await this.incarnations.catch((error: unknown) => {
      this.incarnations = null;
      throw error;
    });
    return known.get(topic) ?? 'unknown';
  }

  private retry(payload: EachBatchPayload, raw: RawBatch, error: unknown): void {
    const { topicName: topic, partition, attempt } = raw;
    const place = `${topic}/${partition}`;
    if (error instanceof PositionBehind) {
      this.positions.set(place, error.expected);
      this.consumer.seek({ topic, partition, offset: String(error.expected) });
      return;
    }
    this.attempts.set(place, attempt + 1);
    const wait = waitBeforeRetry(attempt);
    this.options.onFailure(raw, error, wait);
    setTimeout(payload.pause(), wait);
  }
}

function incoming(message: KafkaMessage): IncomingMessage {
  return {
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? '',
    headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])),
    value: message.value ?? Buffer.alloc(0),
  };
}
