import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Metrics } from '@fm/observability';
import { inTransaction, type Database } from '@fm/persistence';
import { KeyRing } from '@fm/sealing';
import { eventually, Gate, SinkBroker, silentLog, testDatabase, type TestDatabase } from '@fm/testing';
import { COUNTING, countedTopic, type Counted } from '../../../testing/src/counting-service.js';
import { Outbox } from './outbox.js';
import { OutboxRelay, type RelayOptions } from './outbox-relay.js';

const TOPIC = countedTopic('test.said.v1');
const SEALED = countedTopic('test.sealed.v1', true);
const NEVER = 3_600_000;
const keys = KeyRing.parse(`k1:${randomBytes(32).toString('base64')}`);
const said = (key: string, n: number): Counted => ({ key, n, secret: 'Sisavath' });

let server: TestDatabase;
let database: Database;
let admin: pg.Client;
let outbox: Outbox;
let started: OutboxRelay[] = [];

beforeAll(async () => {
  server = await testDatabase(COUNTING);
  database = await server.open(COUNTING);
  admin = new pg.Client({ connectionString: server.adminUrl, options: '-c search_path=counting' });
  await admin.connect();
  outbox = new Outbox('counting', keys, () => new Date());
});
afterAll(async () => {
  await admin.end();
  await server.close();
});
beforeEach(async () => {
  await database.query('delete from outbox');
  await database.query('delete from relay_lease');
});
afterEach(async () => {
  await Promise.all(started.map((relay) => relay.stop()));
  started = [];
});

function relayTo(broker: SinkBroker, options: Partial<RelayOptions> = {}): OutboxRelay {
  const relay = new OutboxRelay({ database, url: server.urlOf(COUNTING), schema: 'counting', holder: randomUUID(), broker, keys, log: silentLog, metrics: new Metrics('test'), ...options });
  started.push(relay);
  relay.start();
  return relay;
}

const record = (...events: Counted[]): Promise<void> => inTransaction(database, (tx) => outbox.record(tx, TOPIC, events.map((data) => ({ data }))));
const waiting = async (): Promise<number> => Number((await database.query<{ n: string }[]>('select count(*) as n from outbox'))[0]?.n);
const drained = (): Promise<void> => eventually(async () => expect(await waiting()).toBe(0));
const leaseOf = async (): Promise<{ holder: string; released: boolean } | undefined> => (await database.query<{ holder: string; released: boolean }[]>('select holder, released from relay_lease'))[0];
const held = (holder: string): Promise<void> => eventually(async () => expect(await leaseOf()).toEqual({ holder, released: false }));
const numbers = (broker: SinkBroker, key: string): number[] => broker.published.filter((message) => message.key === key).map((message) => (JSON.parse(message.value.toString()) as Counted).n);

/** As if the holder's process had been killed: its connection ends, and it comes not back. */
async function killed(relay: OutboxRelay): Promise<void> {
  await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passage-counting-relay' and datname = current_database()`);
  await relay.stop();
}

describe('publishing', () => {
  it('sends everything once, in order of each key, more than one batch of it', async () => {
    const broker = new SinkBroker();
    for (let from = 0; from < 1_300; from += 100) await record(...Array.from({ length: 100 }, (_, index) => said(`k${index % 7}`, from + index)));
    relayTo(broker);
    await drained();
    expect(broker.published).toHaveLength(1_300);
    for (let key = 0; key < 7; key++) expect(numbers(broker, `k${key}`)).toEqual([...numbers(broker, `k${key}`)].sort((a, b) => a - b));
    expect(broker.published[0]).toMatchObject({ topic: TOPIC.name, headers: { ce_id: `${TOPIC.name}:k0:0`, 'content-type': 'application/json' } });
  });

  it('sends what was acknowledged and not deleted again, as after a crash in between', async () => {
    const broker = new SinkBroker();
    broker.beforeAcknowledging = async () => void (await admin.query('revoke delete on outbox from counting_app'));
    await record(said('a', 1), said('a', 2));
    relayTo(broker);
    await eventually(() => expect(broker.published.length).toBeGreaterThanOrEqual(2));
    broker.beforeAcknowledging = () => Promise.resolve();
    await admin.query('grant delete on outbox to counting_app');
    await drained();
    const sent = numbers(broker, 'a');
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(sent.slice(-2)).toEqual([1, 2]);
  });

  it('does not skip a row of a transaction that commits later than a younger row', async () => {
    const broker = new SinkBroker();
    const gate = new Gate();
    relayTo(broker);
    const recorded = new Gate();
    const slow = inTransaction(database, async (tx) => {
      await outbox.record(tx, TOPIC, [{ data: said('slow', 1) }]);
      recorded.open();
      await gate.opened;
    });
    await recorded.opened;
    await record(said('quick', 1));
    await eventually(() => expect(broker.published.map((message) => message.key)).toEqual(['quick']));
    gate.open();
    await slow;
    await eventually(() => expect(broker.published.map((message) => message.key)).toEqual(['quick', 'slow']));
  });

  it('while the broker is down rows stay and are measured; then they drain', async () => {
    const broker = new SinkBroker();
    const metrics = new Metrics('test');
    broker.down = true;
    await record(said('a', 1));
    relayTo(broker, { metrics });
    const gauge = async (name: 'outboxDepth' | 'outboxOldestSeconds'): Promise<number> => (await metrics[name].get()).values[0]?.value ?? 0;
    await eventually(async () => expect([await gauge('outboxDepth'), (await gauge('outboxOldestSeconds')) > 0]).toEqual([1, true]));
    await record(said('a', 2));
    await eventually(async () => expect(await gauge('outboxDepth')).toBe(2));
    expect([broker.published, await waiting()]).toEqual([[], 2]);
    broker.down = false;
    await drained();
    expect(numbers(broker, 'a')).toEqual([1, 2]);
    await eventually(async () => expect([await gauge('outboxDepth'), await gauge('outboxOldestSeconds')]).toEqual([0, 0]));
  });

  it('a sealed topic waits sealed and arrives in plain', async () => {
    await inTransaction(database, (tx) => outbox.record(tx, SEALED, [{ data: said('a', 1) }]));
    const [row] = await database.query<{ payload: Buffer; headers: object; sealed: boolean }[]>('select payload, headers, sealed from outbox');
    expect(row?.sealed).toBe(true);
    expect(`${row?.payload.toString('latin1')}${JSON.stringify(row?.headers)}`).not.toContain('Sisavath');
    const broker = new SinkBroker();
    relayTo(broker);
    await drained();
    expect(broker.values).toEqual([JSON.stringify(said('a', 1))]);
  });

  it('stopping sends what is waiting first, and says that it left in order', async () => {
    const broker = new SinkBroker();
    const relay = relayTo(broker, { holder: 'stopping' });
    await held('stopping');
    await record(...Array.from({ length: 700 }, (_, index) => said('a', index)));
    await relay.stop();
    expect(broker.published).toHaveLength(700);
    expect(await leaseOf()).toEqual({ holder: 'stopping', released: true });
  });
});

describe('two relays', () => {
  it('one is active; after it left in order the other goes on at once, without publishing anything anew', async () => {
    const [first, second] = [new SinkBroker(NEVER), new SinkBroker(NEVER)];
    const one = relayTo(first, { holder: 'one' });
    await held('one');
    let republished = 0;
    relayTo(second, { holder: 'two', republish: () => Promise.resolve(void republished++) });
    await record(said('a', 1));
    await drained();
    await one.stop();
    await record(said('a', 2));
    await drained();
    expect([numbers(first, 'a'), numbers(second, 'a'), republished]).toEqual([[1], [2], 0]);
  });

  it('after a killed one the next waits out its last request, whatever is recorded meanwhile', async () => {
    const [first, second] = [new SinkBroker(), new SinkBroker(NEVER)];
    const one = relayTo(first, { holder: 'one' });
    await held('one');
    await killed(one);
    const two = relayTo(second, { holder: 'two' });
    await held('two');
    for (let n = 1; n <= 5; n++) await record(said('a', n));
    await two.stop();
    expect([second.published, await waiting()]).toEqual([[], 5]);
    // Who left in the middle of a takeover has not taken over: the one after it must do it.
    const third = new SinkBroker();
    let republished = 0;
    relayTo(third, { holder: 'three', republish: async (tx) => {
      republished++;
      await outbox.record(tx, TOPIC, [{ data: said('anew', 1) }]);
    } });
    await drained();
    expect([numbers(third, 'a'), numbers(third, 'anew'), republished]).toEqual([[1, 2, 3, 4, 5], [1], 1]);
  });

  it('goes on by itself when only its connection was killed', async () => {
    const broker = new SinkBroker();
    let republished = 0;
    relayTo(broker, { holder: 'one', republish: () => Promise.resolve(void republished++) });
    await held('one');
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passage-counting-relay' and datname = current_database()`);
    await eventually(() => expect(republished).toBe(1));
    await record(said('a', 1));
    await drained();
    expect(numbers(broker, 'a')).toEqual([1]);
  });

  it('a takeover whose second publication fails is tried again', async () => {
    const [first, second] = [new SinkBroker(), new SinkBroker()];
    const one = relayTo(first, { holder: 'one' });
    await held('one');
    await killed(one);
    let tries = 0;
    relayTo(second, { holder: 'two', republish: () => (++tries < 3 ? Promise.reject(new Error('the database is away')) : Promise.resolve()) });
    await record(said('a', 1));
    await drained();
    expect([numbers(second, 'a'), tries]).toEqual([[1], 3]);
  });

  it('who stops while its last request is in doubt does not say that it left in order', async () => {
    const broker = new SinkBroker();
    broker.down = true;
    await record(said('a', 1));
    const relay = relayTo(broker, { holder: 'doubtful' });
    await held('doubtful');
    await relay.stop();
    expect(await leaseOf()).toEqual({ holder: 'doubtful', released: false });
  });
});
