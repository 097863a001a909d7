import { IsObject, IsString } from 'class-validator';
import { environmentOfProcess, FromEnvironment, readConfiguration } from '@fm/configuration';
import type { RolePasswords } from '@fm/persistence';
import { migrateAll } from './migrate-all.js';

class MigrationConfiguration {
  @FromEnvironment('DATABASE_ADMIN_URL')
  @IsString()
  adminUrl: string;

  /** `{"ingestion":{"app":"…","migrator":"…"}, …}` for the schemas ingestion, validation, geo, aggregation, gateway. */
  @FromEnvironment('DATABASE_ROLES', { as: 'json' })
  @IsObject()
  roles: Record<string, RolePasswords>;
}

try {
  await migrateAll(readConfiguration(MigrationConfiguration, environmentOfProcess()));
  process.stdout.write('All schemas are up to date.\n');
} catch (error) {
  process.stderr.write(`Not migrated: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
