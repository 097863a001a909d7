import pg from 'pg';
import { rowsWith, type Ask } from '@fm/persistence';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { remainsIn, type FoundRow, type Remains } from './tombstones.js';

export const SCHEMAS = ['ingestion', 'validation', 'geo', 'aggregation', 'gateway'];

/** Shorter names would be found in what has nothing to do with it. */
const SHORTEST_NAME = 8;

export interface Finding {
  /** `schema.table.column` */
  readonly place: string;
  readonly remains: Remains;
}

export interface Verification {
  readonly submission: string;
  /** What was looked for: the key, and every uuid by which it was ever known. */
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
  /** Ingestion says that it is erased. */
  readonly erased: boolean;
}

/** Looks through every column of every table of the five schemas. @throws OperatorProblem where the database does not let it */
export async function verifyErasures(url: string, submissions: readonly string[]): Promise<Verification[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'passage-verify-erasure' });
  const ask: Ask = async (statement, values) => (await client.query(statement, values)).rows as unknown[];
  try {
    await client.connect();
    const verified: Verification[] = [];
    for (const submission of submissions) verified.push(await verify(ask, submission));
    return verified;
  } catch (error) {
    throw new OperatorProblem(`The schemas could not be looked through: ${error instanceof Error ? error.message : String(error)}.`, 'DATABASE_ADMIN_URL must be of a role that may read all five schemas.');
  } finally {
    await client.end();
  }
}

async function verify(ask: Ask, submission: string): Promise<Verification> {
  const names = [...new Set([submission, ...rootOf(submission), ...(await uuidsOf(ask, submission))])];
  const found: FoundRow[] = [];
  for (const schema of SCHEMAS) found.push(...(await rowsWith(ask, schema, names)).map((row) => ({ schema, ...row })));
  const findings = found.flatMap((row) => row.columns.map((column) => ({ place: `${row.schema}.${row.table}.${column}`, remains: remainsIn(row) })));
  const erased = found.some(({ schema, table, row }) => schema === 'ingestion' && table === 'submission' && row['submission'] === submission && row['state'] === 'erased');
  return { submission, names, findings, erased };
}

/** The root uuid of the key; its slashes are percent-encoded there. */
function rootOf(submission: string): string[] {
  const root = (submission.split('/')[2] ?? '').replaceAll('%2F', '/').replaceAll('%25', '%');
  return root.length < SHORTEST_NAME ? [] : [root];
}

/** Each edit gave it another uuid; ingestion knows them all, so that none of them comes back. */
async function uuidsOf(ask: Ask, submission: string): Promise<string[]> {
  const rows = (await ask(`select substring(alias from ']uuid:(.*)$') as uuid from ingestion.submission_alias where submission = $1`, [submission])) as { uuid: string | null }[];
  return rows.map(({ uuid }) => uuid ?? '').filter((uuid) => uuid.length >= SHORTEST_NAME);
}
