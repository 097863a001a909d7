import pg from 'pg';
import { dataSourceFor } from './data-source-for.js';
import { appRole, migratorRole, type OwnedSchema } from './owned-schema.js';

export interface RolePasswords {
  readonly app: string;
  readonly migrator: string;
}

/**
 * Makes the schema and its two roles, then runs the migrations as the migrator. Safe to run by several at once (an advisory lock) and
 * again at any time. The app role may read and write rows of its own schema and nothing else; the migrator owns it and is used by no service.
 * @param adminUrl an administrator's connection, of which only the roles' names and passwords are replaced
 */
export async function migrateSchema(adminUrl: string, schema: OwnedSchema, passwords: RolePasswords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    // One lock for all schemas: the jobs of five services start together and all touch what they share, the schema public.
    await admin.query('select pg_advisory_lock(hashtext($1))', ['passage-migrate']);
    await makeRoles(admin, schema, passwords);
    await runMigrations(urlAs(adminUrl, migratorRole(schema), passwords.migrator), schema);
    await grantToApp(admin, schema);
  } finally {
    await admin.end();
  }
}

/** The administrator's URL with another role in it. */
export function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.toString();
}

async function makeRoles(admin: pg.Client, schema: OwnedSchema, passwords: RolePasswords): Promise<void> {
  for (const [role, password] of [[migratorRole(schema), passwords.migrator], [appRole(schema), passwords.app]] as const) {
    const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
    // Only what changes is named: an administrator who is no superuser may not even say "nosuperuser" of a role that exists.
    const verb = rowCount === 0 ? 'create' : 'alter';
    await admin.query(`${verb} role ${pg.escapeIdentifier(role)} login password ${pg.escapeLiteral(password)}`);
  }
  const migrator = pg.escapeIdentifier(migratorRole(schema));
  await admin.query(`grant ${migrator} to current_user`);
  await admin.query('revoke all on schema public from public');
  await admin.query(`create schema if not exists ${pg.escapeIdentifier(schema.name)} authorization ${migrator}`);
}

async function runMigrations(url: string, schema: OwnedSchema): Promise<void> {
  const database = dataSourceFor(schema, { url, poolSize: 2, statementTimeoutMs: 0 });
  await database.initialize();
  try {
    await database.runMigrations();
  } finally {
    await database.destroy();
  }
}

async function grantToApp(admin: pg.Client, schema: OwnedSchema): Promise<void> {
  const [name, app] = [pg.escapeIdentifier(schema.name), pg.escapeIdentifier(appRole(schema))];
  await admin.query(`grant usage on schema ${name} to ${app}`);
  await admin.query(`grant select, insert, update, delete on all tables in schema ${name} to ${app}`);
  await admin.query(`grant usage on all sequences in schema ${name} to ${app}`);
}
