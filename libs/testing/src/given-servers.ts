import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the set-up of a test run found or started. `kafka` null: no broker to be had, so what needs one says that it did not run. */
export interface GivenServers {
  readonly databaseAdminUrl: string;
  readonly kafka: readonly string[] | null;
  readonly kafkaMissing: string | null;
}

/** Where the set-up leaves the addresses for the workers of the same run. */
export const serversFile = (runId: number): string => join(tmpdir(), `passage-test-servers-${runId}.json`);

export const RUN_ID_VARIABLE = 'PASSAGE_TEST_RUN';

export function givenServers(): GivenServers {
  const runId = process.env[RUN_ID_VARIABLE];
  if (!runId) throw new Error('No servers: run integration tests through jest, whose set-up starts them (npm run test:int).');
  return JSON.parse(readFileSync(serversFile(Number(runId)), 'utf8')) as GivenServers;
}
