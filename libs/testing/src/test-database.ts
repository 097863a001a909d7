import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { appRole, dataSourceFor, migrateSchema, type Database, type OwnedSchema, urlAs } from '@fm/persistence';
import { givenServers } from './given-servers.js';

/** A database of one suite, with the schemas that it asked for. */
export interface TestDatabase {
  readonly adminUrl: string;
  /** The app role's URL of a schema, as the service would have it. */
  urlOf(schema: OwnedSchema): string;
  /** A connection as the service has it. Closed with the database. */
  open(schema: OwnedSchema): Promise<Database>;
  close(): Promise<void>;
}

/** All suites share the server's roles, so that they must share the password. */
const PASSWORD = 'test';

/** A new database, migrated for the given schemas: suites cannot meet in it. */
export function testDatabase(...schemas: OwnedSchema[]): Promise<TestDatabase> {
  return testDatabaseAt(givenServers().databaseAdminUrl, schemas);
}

/** As `testDatabase`, at a server of the suite's own: one that it breaks. */
export async function testDatabaseAt(server: string, schemas: readonly OwnedSchema[]): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const adminUrl = url.toString();
  for (const schema of schemas) await retried(() => migrateSchema(adminUrl, schema, { app: PASSWORD, migrator: PASSWORD }));
  const opened: Database[] = [];
  const urlOf = (schema: OwnedSchema): string => urlAs(adminUrl, appRole(schema), PASSWORD);
  return {
    adminUrl,
    urlOf,
    open: async (schema) => {
      const database = await dataSourceFor(schema, { url: urlOf(schema) }).initialize();
      opened.push(database);
      return database;
    },
    close: async () => {
      for (const database of opened) await database.destroy();
      await asAdmin(server, `drop database ${name} with (force)`);
    },
  };
}

/** Roles belong to the server, and two suites may alter the same one at once ("tuple concurrently updated"): once more is enough. */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
