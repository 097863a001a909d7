import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { appRole, dataSourceFor, migrateSchema, urlAs } from '@fm/persistence';
import { AGGREGATION_SCHEMA } from '../../apps/aggregation/src/store/aggregation.schema.js';
import { secretsOf } from '../../platform/src/secrets.js';
import { startPostgres } from '../../platform/src/servers/index.js';
import { STOP_ORDER } from '../../platform/src/stop-stack.js';
import type { BenchStart } from './bench-platform.js';
import { measureCounting, type AggregationSize } from './aggregation/measure.js';
import type { BenchFigure } from './figure.js';

/** Aggregation alone over a PostgreSQL of its own, without Kafka and without its doors. */
export async function measureAggregation({ say, stops }: BenchStart, size: AggregationSize): Promise<BenchFigure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'passage-bench-'));
  await stops.add(STOP_ORDER.lock, () => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, 'logs'));
  const passwords = secretsOf(directory).databaseRoles.aggregation;
  const starting = startPostgres({ directory, log: say });
  await stops.add(STOP_ORDER.postgres, () => starting.then((server) => server.stop(), () => undefined));
  const { adminUrl } = await starting;
  await migrateSchema(adminUrl, AGGREGATION_SCHEMA, passwords);
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const database = await dataSourceFor(AGGREGATION_SCHEMA, { url: urlAs(adminUrl, appRole(AGGREGATION_SCHEMA), passwords.app) }).initialize();
  await stops.add(STOP_ORDER.services, () => database.destroy().finally(() => admin.end()));
  return measureCounting({ database, admin, say }, size);
}
