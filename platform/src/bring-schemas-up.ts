import { migrateAll, type MigrateAllOptions } from '../../apps/all-in-one/src/migrate-all.js';
import { StartProblem } from './start-problem.js';
import { isObject } from './stored-json.js';

/** SQLSTATE insufficient_privilege. */
const NOT_ALLOWED = '42501';

/** Migrates. Throws StartProblem where the role of DATABASE_URL may not. */
export async function bringSchemasUp(options: MigrateAllOptions): Promise<void> {
  try {
    await migrateAll(options);
  } catch (error) {
    if (!isObject(error) || error.code !== NOT_ALLOWED) throw error;
    throw new StartProblem(
      `The role of DATABASE_URL may not bring the database up to date: ${String(error.message)}.`,
      'Give a superuser\'s address, or one of a role with CREATEROLE that owns the database and has made the roles of Passage there, if they exist.',
    );
  }
}
