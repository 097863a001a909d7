import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inTransaction, type Database } from '@fm/persistence';
import { testDatabase, type TestDatabase } from '@fm/testing';
import { COUNTING, countedTopic } from '../../testing/src/counting-service.js';
import { park } from './dead-letters/dead-letters.js';
import { eraseTraces } from './erase-traces.js';
import { Outbox } from './outbox/outbox.js';

const TOPIC = countedTopic('test.said.v1');
const outbox = new Outbox('counting', null, () => new Date('2026-06-01T00:00:00Z'));

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await testDatabase(COUNTING);
  database = await server.open(COUNTING);
});
afterAll(() => server.close());

const origin = { group: 'counting', topicName: TOPIC.name, partition: 0, incarnation: 'one' };

it('what waits to be sent of a submission, and its dead letters, go; those of others stay', async () => {
  await inTransaction(database, async (tx) => {
    await outbox.record(tx, TOPIC, ['erased', 'kept'].map((key, n) => ({ data: { key, n, secret: '' } })));
    for (const [n, key] of ['erased', 'kept'].entries()) {
      await park(tx, outbox, { origin, message: { offset: BigInt(n), key, headers: {}, value: Buffer.alloc(0) }, error: new Error('no'), attempts: 1 });
    }
    await eraseTraces(tx, ['erased']);
  });
  expect(await database.query('select key, topic, headers->>$1 as source from outbox order by seq', ['ce_source'])).toEqual([
    { key: 'kept', topic: 'test.said.v1', source: 'passage/ingestion' },
    // Told by whoever could not handle it, not by whoever said it.
    { key: 'kept', topic: 'test.said.v1.dlq', source: 'passage/counting' },
  ]);
  expect(await database.query('select key from dead_letter')).toEqual([{ key: 'kept' }]);
});
