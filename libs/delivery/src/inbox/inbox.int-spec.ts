import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deadLetterTopicOf, type Envelope } from '@fm/contracts';
import { Metrics } from '@fm/observability';
import { classifyFailure, type Database, type Transaction } from '@fm/persistence';
import { silentLog, testDatabase, type TestDatabase } from '@fm/testing';
import { count, countAndSay, COUNTING, countedBatch, countedTopic, incoming, type Counted } from '../../../testing/src/counting-service.js';
import { Outbox } from '../outbox/outbox.js';
import { Inbox, type Work } from './inbox.js';

const TOPIC = countedTopic('test.counted.v1');
const NEXT = countedTopic('test.said.v1');
const SECRET = 'Sisavath';
const data = (key: string, n: number): Counted => ({ key, n, secret: SECRET });
const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => data(key, 1));

let server: TestDatabase;
let database: Database;
let inbox: Inbox;
let outbox: Outbox;
let metrics: Metrics;

beforeAll(async () => {
  server = await testDatabase(COUNTING);
  database = await server.open(COUNTING);
});
afterAll(() => server.close());

beforeEach(async () => {
  await database.query('delete from counted');
  for (const table of ['outbox', 'offset_fence', 'dead_letter']) await database.query(`delete from ${table}`);
  metrics = new Metrics('test');
  outbox = new Outbox('counting', null, () => new Date());
  inbox = new Inbox({ database, outbox, log: silentLog, metrics });
});

const counts = async (): Promise<Record<string, number>> => Object.fromEntries((await database.query<{ key: string; n: number }[]>('select key, n from counted order by key')).map((row) => [row.key, row.n]));
const rowsOf = (table: string): Promise<Record<string, unknown>[]> => database.query(`select * from ${table}`);
const said = async (topic: string): Promise<string[]> => (await database.query<{ key: string }[]>('select key from outbox where topic = $1 order by seq', [topic])).map((row) => row.key);
const metric = async (name: string): Promise<number> => Number(/\} (\d+)/.exec((await metrics.registry.getSingleMetricAsString(name)).split('\n').at(-1) ?? '')?.[1] ?? 0);
const work: Work<Counted> = (tx, events) => countAndSay(outbox, NEXT)(tx, events);

/** Fails by SQLSTATE, raised in the database itself, as soon as the event of this key is met. */
const failingAt = (key: string, state: string): Work<Counted> => async (tx: Transaction, events: Envelope<Counted>[]) => {
  for (const event of events) {
    await work(tx, [event]);
    if (event.key === key) await tx.query('select fail_with($1)', [state]);
  }
};

describe('the fence', () => {
  it('makes redelivery a no-op, of all or of a part', async () => {
    const messages = incoming(TOPIC, 0, eight);
    await inbox.batch(countedBatch(TOPIC, messages.slice(0, 5)), work);
    await inbox.batch(countedBatch(TOPIC, messages.slice(0, 5)), work);
    await inbox.batch(countedBatch(TOPIC, messages), work);
    expect(await counts()).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1 });
    expect(await said(NEXT.name)).toHaveLength(8);
    expect([await metric('passage_events_handled_total'), await metric('passage_events_fenced_total')]).toEqual([8, 10]);
  });

  it('lets a member that lost its partition write nothing a second time, even while the other is at it', async () => {
    const messages = incoming(TOPIC, 0, eight);
    await Promise.all([1, 2, 3, 4].map(() => inbox.batch(countedBatch(TOPIC, messages), work)));
    expect(Object.values(await counts())).toEqual(eight.map(() => 1));
    await inbox.batch(countedBatch(TOPIC, incoming(TOPIC, 8, eight)), work);
    await inbox.batch(countedBatch(TOPIC, messages, { attempt: 3 }), work);
    expect(Object.values(await counts())).toEqual(eight.map(() => 2));
  });

  it('is one for each group, partition, topic and incarnation', async () => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, [data('a', 1)]));
    const other = countedTopic('test.other.v1');
    await inbox.batch(batch, work);
    await inbox.batch({ ...batch, incarnation: 'made again' }, work);
    await inbox.batch({ ...batch, partition: 1 }, work);
    await inbox.batch({ ...batch, group: 'another' }, work);
    await inbox.batch(countedBatch(other, incoming(other, 0, [data('a', 1)])), work);
    await inbox.batch(batch, work);
    expect(await counts()).toEqual({ a: 5 });
  });

  it('asks for what it has not seen before it accepts a gap', async () => {
    await inbox.batch(countedBatch(TOPIC, incoming(TOPIC, 0, [data('a', 1)])), work);
    const late = countedBatch(TOPIC, incoming(TOPIC, 7, [data('a', 2)]));
    await expect(inbox.batch(late, work)).rejects.toMatchObject({ name: 'PositionBehind', expected: 1n });
    expect(await counts()).toEqual({ a: 1 });
    await expect(inbox.batch({ ...late, readFrom: 5n, attempt: 2 }, work)).rejects.toMatchObject({ expected: 1n });
    await inbox.batch({ ...late, readFrom: 1n }, work);
    expect(await counts()).toEqual({ a: 2 });
  });
});

describe('one transaction', () => {
  it('an error after everything was written leaves nothing: no state, no event, no fence', async () => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, eight));
    await expect(inbox.batch(batch, failingAt('h', '40001'))).rejects.toThrow();
    expect([await counts(), await rowsOf('outbox'), await rowsOf('offset_fence'), await rowsOf('dead_letter')]).toEqual([{}, [], [], []]);
    await inbox.batch({ ...batch, attempt: 2 }, work);
    expect(Object.keys(await counts())).toHaveLength(8);
    expect(await metric('passage_events_handled_total')).toBe(8);
  });

  it('says what it did in the trace of the cause', async () => {
    await inbox.batch(countedBatch(TOPIC, incoming(TOPIC, 0, [data('a', 1)])), work);
    const [row] = await database.query<{ headers: Record<string, string> }[]>('select headers from outbox');
    expect(row?.headers).toMatchObject({ ce_id: 'test.said.v1:a:1', ce_subject: 'a', ce_traceparent: expect.stringMatching(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)/) });
  });
});

describe('what can never be handled', () => {
  it.each([
    ['no JSON', Buffer.from(`{"secret":"${SECRET}"`)],
    ['a missing field', Buffer.from(JSON.stringify({ key: 'c', secret: SECRET }))],
    ['a field of another kind', Buffer.from(JSON.stringify({ key: 'c', n: SECRET, secret: SECRET }))],
  ])('%s is parked with its reason and without its values; the rest goes on', async (_, value) => {
    const messages = incoming(TOPIC, 0, eight).map((message) => (message.key === 'c' ? { ...message, value } : message));
    await inbox.batch(countedBatch(TOPIC, messages), work);
    expect(Object.keys(await counts()).join('')).toBe('abdefgh');
    expect(await said(deadLetterTopicOf(TOPIC.name))).toEqual(['c']);
    expect(await rowsOf('dead_letter')).toMatchObject([{ key: 'c', error_class: 'ContractViolation', message_offset: '2', event_id: 'test.counted.v1:c:1', attempts: 1 }]);
    await expectNoValues();
    expect(await metric('passage_dead_letters_total')).toBe(1);
  });

  it('a message without the headers of an event is parked too', async () => {
    const [message] = incoming(TOPIC, 0, [data('a', 1)]);
    await inbox.batch(countedBatch(TOPIC, message ? [{ ...message, headers: {} }] : []), work);
    expect(await rowsOf('dead_letter')).toMatchObject([{ key: 'a', event_id: 'unreadable', reason: expect.stringContaining('ce_id') }]);
  });

  it.each(['23505', '22P02', '42703', '54000'])('SQLSTATE %s costs the one culprit; its neighbours count once, in order', async (state) => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, eight));
    await inbox.batch(batch, failingAt('f', state));
    await inbox.batch(batch, failingAt('f', state));
    expect(await counts()).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1, g: 1, h: 1 });
    expect((await said(NEXT.name)).join('')).toBe('abcdegh');
    expect(await rowsOf('dead_letter')).toMatchObject([{ key: 'f', message_offset: '5', reason: expect.stringContaining(state), partition: 0, incarnation: 'first' }]);
    expect(await said(deadLetterTopicOf(TOPIC.name))).toEqual(['f']);
    await expectNoValues();
    expect([await metric('passage_dead_letters_total'), await metric('passage_events_handled_total')]).toEqual([1, 7]);
  });

  it('two culprits of one batch are both found', async () => {
    const both: Work<Counted> = async (tx, events) => {
      await failingAt('a', '22001')(tx, events.filter((event) => event.key !== 'h'));
      await failingAt('h', '23514')(tx, events.filter((event) => event.key === 'h'));
    };
    await inbox.batch(countedBatch(TOPIC, incoming(TOPIC, 0, eight)), both);
    expect((await rowsOf('dead_letter')).map((row) => row['key'])).toEqual(['a', 'h']);
    expect(Object.keys(await counts()).join('')).toBe('bcdefg');
  });
});

describe('what passes by itself', () => {
  it.each(['57P01', '40P01', '40001', '55P03', '53300', '25006', '08006'])('SQLSTATE %s is thrown back and nothing is parked, however often', async (state) => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, eight));
    for (const attempt of [1, 2, 9]) await expect(inbox.batch({ ...batch, attempt }, failingAt('f', state))).rejects.toThrow();
    expect([await counts(), await rowsOf('dead_letter'), await rowsOf('outbox')]).toEqual([{}, [], []]);
  });

  it('a connection that dies under the work is thrown back; the next delivery succeeds', async () => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, eight));
    const dying: Work<Counted> = async (tx, events) => {
      await count(tx, events);
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    const failure = await inbox.batch({ ...batch, attempt: 7 }, dying).then(() => null, (error: unknown) => error);
    expect(classifyFailure(failure)).toBe('transient');
    await inbox.batch({ ...batch, attempt: 8 }, work);
    expect([Object.keys(await counts()).length, await rowsOf('dead_letter')]).toEqual([8, []]);
  });

  it('an error of unknown kind is thrown back four times; at the fifth its culprit is parked, without what its message quotes', async () => {
    const batch = countedBatch(TOPIC, incoming(TOPIC, 0, eight));
    const confused: Work<Counted> = async (tx, events) => {
      await work(tx, events);
      if (events.some((event) => event.key === 'd')) BigInt(SECRET);
    };
    for (const attempt of [1, 2, 3, 4]) await expect(inbox.batch({ ...batch, attempt }, confused)).rejects.toThrow();
    expect([await counts(), await rowsOf('dead_letter')]).toEqual([{}, []]);
    await inbox.batch({ ...batch, attempt: 5 }, confused);
    expect(Object.keys(await counts()).join('')).toBe('abcefgh');
    expect(await rowsOf('dead_letter')).toMatchObject([{ key: 'd', attempts: 5, error_class: 'SyntaxError', reason: expect.stringContaining('inbox.int-spec') }]);
    await expectNoValues();
  });
});

/** Neither the row nor the message that operators read holds anything of the record. */
async function expectNoValues(): Promise<void> {
  expect(JSON.stringify(await rowsOf('dead_letter'))).not.toContain(SECRET);
  const letters = await database.query<{ payload: Buffer; headers: object }[]>('select payload, headers from outbox where topic = $1', [deadLetterTopicOf(TOPIC.name)]);
  expect(letters).not.toHaveLength(0);
  expect(letters.map((letter) => letter.payload.toString() + JSON.stringify(letter.headers)).join()).not.toContain(SECRET);
}
