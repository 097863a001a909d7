import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { KafkaBroker } from '@fm/messaging';
import type { Database } from '@fm/persistence';
import { eventually, silentLog, testDatabase, type TestDatabase } from '@fm/testing';
import { topicForTest } from '../../../testing/src/broker.contract.js';
import { COUNTING, countedMessage, countedTopic } from '../../../testing/src/counting-service.js';
import type { WorkerOrders } from '../../../testing/src/counting-worker.js';
import { withKafka } from '../../../testing/src/kafka-of-run.js';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const REGISTER = file('../../../testing/register-typescript.mjs');
const WORKER = file('../../../testing/src/counting-worker.ts');

const MESSAGES = 3_000;
const KEYS = 97;
const KILLS = 6;
const KILLING_MS = 22_000;

/** Two workers that are started again whenever they die, until told that it is enough. */
class Workers {
  kills = 0;
  private readonly alive = new Set<ChildProcess>();
  private stopping = false;
  private readonly until = Date.now() + KILLING_MS;

  constructor(private readonly orders: WorkerOrders) {}

  start(): void {
    const dangerous = this.kills < KILLS && Date.now() < this.until;
    const orders = { ...this.orders, killChance: dangerous ? this.orders.killChance : 0 };
    const child = spawn(process.execPath, ['--import', REGISTER, WORKER, JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'inherit'] });
    this.alive.add(child);
    child.on('exit', (_, signal) => {
      this.alive.delete(child);
      if (this.stopping) return;
      if (signal === 'SIGKILL') this.kills++;
      this.start();
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const ended = [...this.alive].map((child) => new Promise((resolve) => child.on('exit', resolve)));
    for (const child of this.alive) child.kill('SIGKILL');
    await Promise.all(ended);
  }
}

withKafka('exactly-once effect', (brokers) => {
  let server: TestDatabase;
  let database: Database;
  const broker = new KafkaBroker({ brokers, clientId: 'publisher', log: silentLog });

  beforeAll(async () => {
    server = await testDatabase(COUNTING);
    database = await server.open(COUNTING);
    await broker.connect();
  });
  afterAll(async () => {
    await broker.close();
    await server.close();
  });

  it('processes killed before and after their commits, again and again: every message counts once, in order of its key', async () => {
    const { name } = topicForTest({ partitions: 6 });
    const topic = countedTopic(name);
    await broker.provision([topicForTest({ name, partitions: 6 })]);
    const workers = new Workers({ brokers, url: server.urlOf(COUNTING), topic: name, group: `counting-${randomUUID()}`, sessionTimeoutMs: 3_000, killChance: 0.12 });
    const total = async (): Promise<number> => Number((await database.query<{ n: string }[]>('select coalesce(sum(n), 0) as n from counted'))[0]?.n);
    try {
      workers.start();
      workers.start();
      for (let from = 0; from < MESSAGES; from += 30) {
        await broker.publish(Array.from({ length: 30 }, (_, index) => countedMessage(topic, { key: `k${(from + index) % KEYS}`, n: from + index, secret: '' })));
        // In step with the consumers, so that there are many small batches to die in.
        await eventually(async () => expect(await total()).toBeGreaterThan(from - 600));
      }
      await eventually(async () => expect(await total()).toBeGreaterThanOrEqual(MESSAGES));
    } finally {
      await workers.stop();
    }
    const counted = await database.query<{ key: string; n: number; ordered: boolean }[]>('select key, n, ordered from counted');
    const expected = Array.from({ length: KEYS }, (_, key) => ({ key: `k${key}`, n: Math.ceil((MESSAGES - key) / KEYS), ordered: true }));
    expect(new Map(counted.map((row) => [row.key, row]))).toEqual(new Map(expected.map((row) => [row.key, row])));
    const [said] = await database.query<{ n: string; ids: string }[]>(`select count(*) as n, count(distinct headers->>'ce_id') as ids from outbox`);
    expect(said).toEqual({ n: String(MESSAGES), ids: String(MESSAGES) });
    console.info(`${workers.kills} processes killed at random; ${MESSAGES} messages counted once each`);
    expect(workers.kills).toBeGreaterThanOrEqual(2);
  });
});
