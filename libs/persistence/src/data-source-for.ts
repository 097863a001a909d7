import { DataSource } from 'typeorm';
import type { OwnedSchema } from './owned-schema.js';

export interface DataSourceOptions {
  readonly url: string;
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
}

/**
 * A data source pinned to one schema. `schema` alone would leave unqualified names to `public`, so the search path is pinned as well;
 * time-outs make a stuck lock or statement a transient failure instead of a hang.
 */
export function dataSourceFor(schema: OwnedSchema, options: DataSourceOptions): DataSource {
  const settings = [
    `search_path=${schema.name}`,
    'timezone=UTC',
    `statement_timeout=${options.statementTimeoutMs ?? 30_000}`,
    'lock_timeout=10000',
    'idle_in_transaction_session_timeout=60000',
  ];
  return new DataSource({
    type: 'postgres',
    url: options.url,
    schema: schema.name,
    applicationName: `passage-${schema.name}`,
    migrations: [...schema.migrations],
    migrationsTransactionMode: 'each',
    poolSize: options.poolSize ?? 8,
    extra: { options: settings.map((setting) => `-c ${setting}`).join(' '), connectionTimeoutMillis: 5_000 },
  });
}
