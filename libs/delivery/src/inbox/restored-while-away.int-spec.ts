import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { KafkaBroker } from '@fm/messaging';
import { Metrics } from '@fm/observability';
import type { Database } from '@fm/persistence';
import { eventually, silentLog, testDatabase, type TestDatabase } from '@fm/testing';
import { topicForTest } from '../../../testing/src/broker.contract.js';
import { count, COUNTING, countedMessage, countedTopic } from '../../../testing/src/counting-service.js';
import { withKafka } from '../../../testing/src/kafka-of-run.js';
import { Outbox } from '../outbox/outbox.js';
import { Inbox } from './inbox.js';

withKafka('a database that went away and came back as it was before', (brokers) => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await testDatabase(COUNTING);
    database = await server.open(COUNTING);
  });
  const opened: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const one of opened.reverse()) await one.close();
    await server.close();
  });

  it('is given everything since then again, though the batch in hand had failed meanwhile', async () => {
    const topic = countedTopic(`test.${randomUUID()}.v1`);
    const broker = new KafkaBroker({ brokers, clientId: 'restored', log: silentLog });
    await broker.connect();
    opened.push(broker);
    await broker.provision([topicForTest({ name: topic.name, partitions: 1 })]);
    const inbox = new Inbox({ database, outbox: new Outbox('counting', null, () => new Date()), log: silentLog, metrics: new Metrics('restored') });
    const away = { now: false };
    let failures = 0;
    opened.push(await broker.subscribe({
      group: `group-${randomUUID()}`,
      topics: [topic.name],
      onBroken: () => undefined,
      onFailure: () => void failures++,
      onBatch: (batch) => (away.now ? Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })) : inbox.batch({ ...batch, topic }, count)),
    }));
    const say = (...numbers: number[]): Promise<void> => broker.publish(numbers.map((n) => countedMessage(topic, { key: 'one', n, secret: '' })));
    const counted = async (): Promise<number> => (await database.query<{ n: number }[]>('select n from counted'))[0]?.n ?? 0;
    await say(1, 2, 3, 4, 5, 6);
    await eventually(async () => expect(await counted()).toBe(6));
    away.now = true;
    await say(7);
    await eventually(() => expect(failures).toBeGreaterThan(1));
    await database.query('update counted set n = 2, last = 2');
    await database.query('update offset_fence set next_offset = 2');
    away.now = false;
    await eventually(async () => expect((await database.query<{ last: number }[]>('select last from counted'))[0]?.last).toBe(7));
    expect(await counted()).toBe(7);
  });
});
