import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@fm/testing';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { dataSourceFor, type OwnedSchema } from './index.js';
import { rowsWith, type FoundRow } from './search-schema.js';

class CreateSearched1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table "Odd ""name""" (id int, words text, "Mixed" text[], facts jsonb, plain json, bytes bytea, uid uuid, dropped text)`);
    await runner.query(`alter table "Odd ""name""" drop column dropped`);
    await runner.query('create table other (n bigint)');
  }

  async down(): Promise<void> {}
}

const SEARCHED: OwnedSchema = { name: 'searched', migrations: [CreateSearched1700000000001] };

describe('looking for something in a whole schema', () => {
  let test: TestDatabase;
  let database: DataSource;
  beforeAll(async () => {
    test = await testDatabase(SEARCHED);
    database = await test.open(SEARCHED);
  });
  afterAll(() => test.close());

  const find = (...texts: string[]): Promise<FoundRow[]> => rowsWith((statement, values) => database.query(statement, values), 'searched', texts);

  it.each<[string, string, unknown]>([
    ['words', 'words', 'a CANARY sings'], ['Mixed', '"Mixed"', ['x', 'canary']], ['facts', 'facts', '{"deep":[{"name":"canary ຊື່"}]}'], ['facts', 'facts', '{"canary":1}'], ['plain', 'plain', '{"a":"canary"}'],
    ['bytes', 'bytes', Buffer.from('\u0000 canary')], ['uid', 'uid', '5a1c4a3e-6d0e-4c0f-9c51-0d6b8a2f7e11'],
  ])('finds it in %s', async (name, column, value) => {
    await database.query(`insert into "Odd ""name""" (id, ${column}) values (1, $1), (2, null)`, [value]);
    expect(await find('nowhere', 'canary', '5A1C4A3E')).toMatchObject([{ table: 'Odd "name"', columns: [name], row: { id: 1 } }]);
    expect(await find('crow')).toEqual([]);
    await database.query('delete from "Odd ""name"""');
  });

  it('finds it in several tables, and numbers too', async () => {
    await database.query('insert into other values (4711)');
    await database.query(`insert into "Odd ""name""" (id, words) values (4711, '4711')`);
    expect((await find('4711')).map(({ table, columns }) => [table, columns])).toEqual([['Odd "name"', ['id', 'words']], ['other', ['n']]]);
  });

  it('fails where a table may not be read', async () => {
    const admin = await dataSourceFor(SEARCHED, { url: test.adminUrl }).initialize();
    await admin.query('revoke select on other from searched_app');
    await expect(find('x')).rejects.toThrow(/permission denied/);
    await admin.destroy();
  });
});
