import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction, type Database } from '@fm/persistence';
import { testDatabase, type TestDatabase } from '@fm/testing';
import { COUNTING, countedTopic, type Counted } from '../../../testing/src/counting-service.js';
import { Outbox } from './outbox.js';

const TOPIC = countedTopic('test.said.v1');

let server: TestDatabase;
let database: Database;
const outbox = new Outbox('counting', null, () => new Date('2026-06-01T00:00:00Z'));

beforeAll(async () => {
  server = await testDatabase(COUNTING);
  database = await server.open(COUNTING);
});
afterAll(() => server.close());
beforeEach(() => database.query('delete from outbox'));

const record = (events: readonly Counted[]): Promise<void> => inTransaction(database, (tx) => outbox.record(tx, TOPIC, events.map((data) => ({ data }))));
const rows = (): Promise<{ key: string; payload: Buffer; headers: Record<string, string> }[]> => database.query('select key, payload, headers from outbox order by seq');

describe('the outbox', () => {
  it('keeps events in the order in which they were said', async () => {
    await record(Array.from({ length: 3_000 }, (_, n) => ({ key: `k${n % 3}`, n, secret: '' })));
    expect((await rows()).map((row) => (JSON.parse(row.payload.toString()) as Counted).n)).toEqual(Array.from({ length: 3_000 }, (_, n) => n));
  });

  it('says nothing of a transaction that was rolled back', async () => {
    await expect(inTransaction(database, async (tx) => {
      await outbox.record(tx, TOPIC, [{ data: { key: 'a', n: 1, secret: '' } }]);
      throw new Error('no');
    })).rejects.toThrow('no');
    await record([]);
    expect(await rows()).toEqual([]);
  });

  it.each(['ຫຼວງນ້ຳທາ', '\u0000', '\ud800', '\u202e"\\', '😀'])('keeps every character that a phone can send: %j', async (secret) => {
    await record([{ key: 'ແຂວງ/%', n: 1, secret }]);
    const [row] = await rows();
    expect(JSON.parse(row?.payload.toString() ?? '')).toEqual({ key: 'ແຂວງ/%', n: 1, secret });
    expect(row?.headers).toMatchObject({ ce_id: `${TOPIC.name}:ແຂວງ/%:1`, ce_time: '2026-06-01T00:00:00.000Z', ce_type: TOPIC.name, ce_source: 'passage/ingestion' });
  });

  it('refuses a sealed topic where it has no keys, and says what to give', async () => {
    const sealed = countedTopic('test.sealed.v1', true);
    await expect(inTransaction(database, (tx) => outbox.record(tx, sealed, [{ data: { key: 'a', n: 1, secret: '' } }]))).rejects.toThrow(/OUTBOX_KEYS/);
  });
});
