import { migrateSchema, type OwnedSchema, type RolePasswords } from '@fm/persistence';
import { AGGREGATION_SCHEMA } from '../../aggregation/src/start-aggregation.js';
import { GATEWAY_SCHEMA } from '../../gateway/src/start-gateway.js';
import { GEO_SCHEMA } from '../../geo-enrichment/src/start-geo-enrichment.js';
import { INGESTION_SCHEMA } from '../../ingestion/src/start-ingestion.js';
import { VALIDATION_SCHEMA } from '../../validation/src/start-validation.js';

/** The five schemas in journey order. */
export const SCHEMAS: readonly OwnedSchema[] = [INGESTION_SCHEMA, VALIDATION_SCHEMA, GEO_SCHEMA, AGGREGATION_SCHEMA, GATEWAY_SCHEMA];

export interface MigrateAllOptions {
  /** An administrator's: it makes roles and schemas. */
  readonly adminUrl: string;
  /** Passwords by schema name. */
  readonly roles: Readonly<Record<string, RolePasswords>>;
}

/** Makes or brings up to date every schema with its migrator and its app role. Safe to run again, and by several at once. */
export async function migrateAll({ adminUrl, roles }: MigrateAllOptions): Promise<void> {
  for (const schema of SCHEMAS) {
    const passwords = roles[schema.name];
    if (!passwords) throw new Error(`No passwords for the roles of schema "${schema.name}": add them to DATABASE_ROLES.`);
    await migrateSchema(adminUrl, schema, passwords);
  }
}
