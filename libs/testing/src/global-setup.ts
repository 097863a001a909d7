import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerUnavailable, startKafka, startPostgres } from '../../../platform/src/servers/index.js';
import { RUN_ID_VARIABLE, serversFile, type GivenServers } from './given-servers.js';

interface Stoppable {
  stop(): Promise<void>;
}

declare global {
  var passageTestServers: Stoppable[] | undefined;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts one PostgreSQL and one Kafka for the whole run, or takes those given by DATABASE_URL and KAFKA_BROKERS. Two projects ask; the first starts. */
export default async function setup(): Promise<void> {
  if (globalThis.passageTestServers) return;
  const directory = mkdtempSync(join(tmpdir(), 'passage-test-'));
  const database = await startPostgres({ directory: join(directory, 'postgres'), log: say });
  // Stopped in this order; a run leaves no gigabytes behind.
  globalThis.passageTestServers = [database, { stop: () => rm(directory, { recursive: true, force: true }) }];
  const { kafka, missing } = await kafkaOrReason(join(directory, 'kafka'));
  if (kafka) globalThis.passageTestServers.unshift(kafka);
  say(`\nservers of this run: PostgreSQL ${database.kind}, Kafka ${kafka ? `${kafka.kind} at ${kafka.brokers.join(',')}` : 'NONE: tests that need one say that they did not run'}`);
  const given: GivenServers = { databaseAdminUrl: database.adminUrl, kafka: kafka?.brokers ?? null, kafkaMissing: missing };
  process.env[RUN_ID_VARIABLE] = String(process.pid);
  writeFileSync(serversFile(process.pid), JSON.stringify(given), { mode: 0o600 });
}

async function kafkaOrReason(directory: string): Promise<{ kafka: Awaited<ReturnType<typeof startKafka>> | null; missing: string | null }> {
  try {
    return { kafka: await startKafka({ directory, log: say }), missing: null };
  } catch (error) {
    if (!(error instanceof BrokerUnavailable) || process.env['REQUIRE_REAL'] === '1') throw error;
    return { kafka: null, missing: error.message };
  }
}
