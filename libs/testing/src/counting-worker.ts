import { Outbox, Inbox } from '@fm/delivery';
import { KafkaBroker, type RawBatch } from '@fm/messaging';
import { Metrics } from '@fm/observability';
import { dataSourceFor, type Transaction } from '@fm/persistence';
import { COUNTING, countAndSay, countedTopic, type Counted } from './counting-service.js';
import { silentLog } from './silent-log.js';

/** What a test tells a worker, as JSON in its one argument. */
export interface WorkerOrders {
  readonly brokers: readonly string[];
  readonly url: string;
  readonly topic: string;
  readonly group: string;
  readonly sessionTimeoutMs: number;
  /** Chance at each of the two places of each batch to die there, 0 to 1. */
  readonly killChance: number;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as WorkerOrders;
const topic = countedTopic(orders.topic);

function perhapsDie(): void {
  if (Math.random() < orders.killChance) process.kill(process.pid, 'SIGKILL');
}

/** A consumer as a service has it, in a process of its own that dies at random before its commit and between its commit and Kafka's. */
async function work(): Promise<void> {
  const database = await dataSourceFor(COUNTING, { url: orders.url, poolSize: 4 }).initialize();
  const outbox = new Outbox(COUNTING.name, null, () => new Date());
  const inbox = new Inbox({ database, outbox, log: silentLog, metrics: new Metrics('worker') });
  const count = countAndSay(outbox, countedTopic('test.said.v1'));
  const counting = async (tx: Transaction, events: Parameters<typeof count>[1]): Promise<void> => {
    await count(tx, events);
    perhapsDie();
  };
  const broker = new KafkaBroker({ brokers: orders.brokers, clientId: `worker-${process.pid}`, log: silentLog, sessionTimeoutMs: orders.sessionTimeoutMs });
  await broker.connect();
  await broker.subscribe({
    group: orders.group,
    topics: [topic.name],
    onBatch: async (batch: RawBatch) => {
      await inbox.batch<Counted>({ ...batch, topic }, counting);
      perhapsDie();
    },
    onFailure: () => undefined,
    onBroken: () => process.exit(1),
  });
}

void work();
