import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { appRole, urlAs } from '@fm/persistence';
import { givenServers } from '@fm/testing';
import { migrateAll, SCHEMAS } from '../src/migrate-all.js';

const roles = Object.fromEntries(SCHEMAS.map((schema) => [schema.name, { app: 'test', migrator: 'test' }]));

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('the five schemas', () => {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const server = givenServers().databaseAdminUrl;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();

  beforeAll(async () => {
    await as(server, (client) => client.query(`create database ${name}`));
    await migrateAll({ adminUrl: url, roles });
  });
  afterAll(() => as(server, (client) => client.query(`drop database ${name} with (force)`)));

  it('are made, and made again without a change', async () => {
    await migrateAll({ adminUrl: url, roles });
    const { rows } = await as(url, (client) => client.query<{ n: string }>('select count(*) as n from ingestion.migrations'));
    expect(Number(rows[0]?.n)).toBe(SCHEMAS.find((schema) => schema.name === 'ingestion')?.migrations.length);
  });

  it.each(SCHEMAS.flatMap((own) => SCHEMAS.map((other) => ({ role: own.name, schema: other.name, own, other }))))('the app role of $role on schema $schema', async ({ own, other }) => {
    const reading = as(urlAs(url, appRole(own), 'test'), (client) => client.query(`select count(*) from ${other.name}.outbox`));
    if (own === other) await expect(reading).resolves.toMatchObject({ rowCount: 1 });
    else await expect(reading).rejects.toMatchObject({ code: '42501' });
  });

  it.each(SCHEMAS)('the app role of $name makes and drops nothing, not even in public', async (schema) => {
    for (const statement of [`create table ${schema.name}.mine (a int)`, `drop table ${schema.name}.outbox`, 'create table public.mine (a int)']) {
      await expect(as(urlAs(url, appRole(schema), 'test'), (client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('say which passwords are missing', async () => {
    await expect(migrateAll({ adminUrl: url, roles: {} })).rejects.toThrow(/ingestion.*DATABASE_ROLES/);
  });
});
