import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { ALERT_RAISED, ENUMERATOR_REGISTERED, PROTECTION_ALERTED, ROUND_PLANNED, type AlertRaisedV1, type Topic } from '@fm/contracts';
import { inTransaction, type Database } from '@fm/persistence';
import { eventually } from '@fm/testing';
import { KnownRegisterRepository } from '../src/store/known-register.repository.js';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { RunningGateway } from './running-gateway.js';

const exampleOf = <T extends object>(topic: Topic<T>): T => (JSON.parse(readFileSync(`libs/contracts/fixtures/${topic.name.replace(/^fm\./, '')}.json`, 'utf8')) as { value: T }).value;

describe('the copies of what validation registers', () => {
  let gateway: RunningGateway;
  let database: Database;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-06-10T00:00:00Z'));
    database = await gateway.database.open(GATEWAY_SCHEMA);
  });
  afterAll(() => gateway.close());

  const rows = (table: string): Promise<{ key: string; revision: number; entry: object }[]> => database.query(`select key, revision, entry from ${table} order by key`);

  it.each<[string, Topic<object>]>([
    ['known_round', ROUND_PLANNED as unknown as Topic<object>], ['known_enumerator', ENUMERATOR_REGISTERED as unknown as Topic<object>],
    ['raised_alert', ALERT_RAISED as unknown as Topic<object>], ['protection_alert', PROTECTION_ALERTED as unknown as Topic<object>],
  ])('%s is kept from its topic, the later revision of each', async (table, topic) => {
    const example = exampleOf(topic) as { revision: number };
    await gateway.tell(topic, [{ ...example, revision: 9 }, example]);
    await eventually(async () => expect(await rows(table)).toEqual([{ key: topic.keyOf(example), revision: 9, entry: { ...example, revision: 9 } }]));
  });

  it('end in the same rows whatever the order, repetition and batching', async () => {
    const store = new KnownRegisterRepository();
    const alerts = ['P1', 'P2'].flatMap((place) => [1, 2, 3].map((revision): AlertRaisedV1 => ({ ...exampleOf(ALERT_RAISED), place, revision })));
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...alerts, ...alerts], { minLength: 12 }), fc.integer({ min: 1, max: 5 }), async (some, size) => {
      await database.query('delete from raised_alert');
      for (let at = 0; at < some.length; at += size) await inTransaction(database, (tx) => store.keepAlerts(tx, some.slice(at, at + size)));
      expect((await rows('raised_alert')).map(({ revision }) => revision)).toEqual([3, 3]);
    }), { numRuns: 20 });
  });
});
