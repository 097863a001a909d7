import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { givenServers } from '@fm/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dataSourceFor } from './data-source-for.js';
import { migrateSchema, urlAs } from './migrate.js';
import { appRole, migratorRole, type OwnedSchema } from './owned-schema.js';

class CreateThings1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table thing (id bigint generated always as identity primary key, name text)');
    await runner.query(`insert into thing (name) values ('first')`);
    await runner.query(`create function answer() returns int language sql as 'select 42'`);
  }

  async down(): Promise<void> {
    // Forward only.
  }
}
class AddMore1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table more (id int primary key)');
  }

  async down(): Promise<void> {
    // Forward only.
  }
}
class Broken1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table half (id int)');
    await runner.query('select 1 / 0');
  }

  async down(): Promise<void> {
    // Forward only.
  }
}

const suffix = randomBytes(4).toString('hex');
const schemaOf = (name: string): OwnedSchema => ({ name: `${name}_${suffix}`, migrations: [CreateThings1700000000000] });
const SCHEMAS = ['north', 'south', 'west'].map(schemaOf);
/** As an operator might choose it, and as a URL cannot hold it without care. */
const PASSWORD = `p@ss:w/o?r#d[1]%2F&=+ 'q"\\ລາວ`;

let admin: pg.Client;
let adminUrl: string;

async function newDatabase(name: string): Promise<string> {
  const server = givenServers().databaseAdminUrl;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

async function asRole<T>(role: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlAs(adminUrl, role, PASSWORD) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const migrate = (schema: OwnedSchema): Promise<void> => migrateSchema(adminUrl, schema, { app: PASSWORD, migrator: PASSWORD });
const codeOf = (role: string, statement: string): Promise<string> => asRole(role, (client) => client.query(statement).then(() => 'done', (error: { code: string }) => error.code));
const DENIED = '42501';

beforeAll(async () => {
  adminUrl = await newDatabase(`owned_${suffix}`);
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  // All at once, and each twice, as jobs of one deployment do it.
  await Promise.all([...SCHEMAS, ...SCHEMAS].map(migrate));
});
afterAll(async () => {
  for (const schema of SCHEMAS) {
    await admin.query(`drop schema ${schema.name} cascade; drop owned by ${appRole(schema)}, ${migratorRole(schema)} cascade; drop role ${appRole(schema)}; drop role ${migratorRole(schema)}`);
  }
  await admin.end();
  const client = new pg.Client({ connectionString: givenServers().databaseAdminUrl });
  await client.connect();
  await client.query(`drop database owned_${suffix} with (force)`);
  await client.end();
});

describe('a schema and its owner', () => {
  it('every role can use its own schema and no other, and none can use public', async () => {
    const roles = SCHEMAS.flatMap((schema) => [appRole(schema), migratorRole(schema)]);
    const { rows } = await admin.query<{ role: string; schema: string; usage: boolean; creates: boolean }>(
      `select role, schema, has_schema_privilege(role, schema, 'usage') as usage, has_schema_privilege(role, schema, 'create') as creates
       from unnest($1::text[]) role cross join unnest($2::text[]) schema`,
      [roles, [...SCHEMAS.map((schema) => schema.name), 'public']],
    );
    expect(rows).toHaveLength(24);
    for (const row of rows) {
      const own = row.role.startsWith(`${row.schema}_`);
      expect(row).toEqual({ ...row, usage: own, creates: own && row.role.endsWith('_migrator') });
    }
  });

  const pairs = SCHEMAS.flatMap((mine) => SCHEMAS.filter((other) => other !== mine).map((other) => [mine, other] as const));
  it.each(pairs.flatMap(([mine, other]) => [[appRole(mine), other.name], [migratorRole(mine), other.name]]))('%s is let into nothing of %s', async (role = '', other = '') => {
    const attempts = [
      `select * from ${other}.thing`, `insert into ${other}.thing (name) values ('x')`, `update ${other}.thing set name = 'x'`, `delete from ${other}.thing`,
      `select ${other}.answer()`, `select nextval('${other}.thing_id_seq')`, `create table ${other}.mine (id int)`, `select * from ${other}.migrations`, `truncate ${other}.thing`,
    ];
    for (const attempt of attempts) expect({ attempt, code: await codeOf(role, attempt) }).toEqual({ attempt, code: DENIED });
  });

  it.each(SCHEMAS)('$name: the app role reads and writes rows, and changes no table; public is closed', async (schema) => {
    const app = appRole(schema);
    for (const statement of [`insert into ${schema.name}.thing (name) values ('x')`, `update ${schema.name}.thing set name = 'y'`, `delete from ${schema.name}.thing where name = 'y'`, `select ${schema.name}.answer()`]) {
      expect({ statement, code: await codeOf(app, statement) }).toEqual({ statement, code: 'done' });
    }
    for (const statement of [`create table ${schema.name}.mine (id int)`, `drop table ${schema.name}.thing`, `alter table ${schema.name}.thing add column x int`, `truncate ${schema.name}.thing`, 'create table public.mine (id int)', `create schema mine`, `set role ${migratorRole(schema)}`, `create role friend`]) {
      expect({ statement, code: await codeOf(app, statement) }).toEqual({ statement, code: DENIED });
    }
  });

  it('a service finds its own tables without naming the schema, in UTC, with time-outs', async () => {
    const [schema] = SCHEMAS;
    if (!schema) return;
    const database = await dataSourceFor(schema, { url: urlAs(adminUrl, appRole(schema), PASSWORD) }).initialize();
    const [row] = await database.query<object[]>(
      `select current_schema() as schema, current_setting('timezone') as zone, current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, (select count(*)::int from migrations) as migrations`,
    );
    await database.destroy();
    expect(row).toEqual({ schema: schema.name, zone: 'UTC', statement: '30s', lock: '10s', migrations: 1 });
  });
});

describe('migrating', () => {
  it('again changes nothing; a later migration adds to what is there, with rights for the app', async () => {
    const [schema] = SCHEMAS;
    if (!schema) return;
    await migrate(schema);
    const grown = { ...schema, migrations: [...schema.migrations, AddMore1700000000001] };
    await Promise.all([migrate(grown), migrate(grown)]);
    expect(await codeOf(appRole(schema), `insert into ${schema.name}.more values (1)`)).toBe('done');
    expect((await admin.query(`select count(*)::int as n from ${schema.name}.migrations`)).rows).toEqual([{ n: 2 }]);
  });

  it('that fails half-way leaves nothing of itself, keeps what was before, and can be run again', async () => {
    const schema = SCHEMAS[1];
    if (!schema) return;
    await expect(migrate({ ...schema, migrations: [...schema.migrations, Broken1700000000002] })).rejects.toThrow(/division by zero/);
    expect((await admin.query(`select to_regclass('${schema.name}.half') as half`)).rows).toEqual([{ half: null }]);
    await migrate({ ...schema, migrations: [...schema.migrations, AddMore1700000000001] });
    expect(await codeOf(appRole(schema), `select * from ${schema.name}.more`)).toBe('done');
  });

  it('changes a password that was changed, and lets the old one in no more', async () => {
    const schema = SCHEMAS[2];
    if (!schema) return;
    await migrateSchema(adminUrl, schema, { app: 'another', migrator: PASSWORD });
    await expect(asRole(appRole(schema), (client) => client.query('select 1'))).rejects.toMatchObject({ code: '28P01' });
    await migrate(schema);
    expect(await codeOf(appRole(schema), 'select 1')).toBe('done');
  });
});
