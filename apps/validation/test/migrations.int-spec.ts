import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dataSourceFor } from '@fm/persistence';
import { testDatabase, type TestDatabase } from '@fm/testing';
import { VALIDATION_SCHEMA } from '../src/store/validation.schema.js';

let older: TestDatabase;
beforeAll(async () => { older = await testDatabase({ ...VALIDATION_SCHEMA, migrations: VALIDATION_SCHEMA.migrations.slice(0, 1) }); });
afterAll(() => older.close());

it('bodies that were kept before the sources were heard say their mode afterwards', async () => {
  const database = await dataSourceFor(VALIDATION_SCHEMA, { url: older.adminUrl }).initialize();
  for (const [submission, training] of [['a', true], ['b', false]]) await database.query(`insert into received_body values ($1, 1, $2, '')`, [submission, JSON.stringify({ submission, source: 'fmr', training })]);
  await database.runMigrations();
  expect(await database.query('select header from received_body order by submission')).toEqual([{ header: { submission: 'a', source: 'fmr', mode: 'training' } }, { header: { submission: 'b', source: 'fmr', mode: 'live' } }]);
  await database.destroy();
});

it('enumerators that were registered before there was a history are its beginning', async () => {
  const upTo = VALIDATION_SCHEMA.migrations.findIndex(({ name }) => name.startsWith('PlanRounds'));
  const before = await testDatabase({ ...VALIDATION_SCHEMA, migrations: VALIDATION_SCHEMA.migrations.slice(0, upTo) });
  const database = await dataSourceFor(VALIDATION_SCHEMA, { url: before.adminUrl }).initialize();
  await database.query(`insert into enumerator values ('E01', '{P1,P2}', '2024-01-01', null)`);
  await database.runMigrations();
  expect(await database.query('select register, key, revision, entry, is_current from register_entry')).toEqual([
    { register: 'enumerators', key: 'E01', revision: 1, is_current: true, entry: { code: 'E01', agency: null, points: ['P1', 'P2'], activeFrom: '2024-01-01', activeTo: null, supervisor: null } },
  ]);
  await database.destroy();
  await before.close();
});
