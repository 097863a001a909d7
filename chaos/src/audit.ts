import type { Client } from 'pg';
import type { Connection } from '../../platform/src/connection.js';
import { compareFigures, type Difference } from '../../tools/kobo-simulator/src/compare-figures.js';
import type { Ledger } from '../../tools/kobo-simulator/src/hooks/ledger.js';
import { expectedFrom, type Recount } from '../../tools/kobo-simulator/src/recount.js';
import { addDays, localDay } from '../../tools/kobo-simulator/src/season/calendar.js';
import { broken, promisesOf, type Promised } from './acknowledged.js';

/** What the ledger promises and the platform must show. */
export interface Audit {
  readonly acknowledged: number;
  readonly submissions: number;
  readonly movements: number;
  readonly cells: number;
  /** Cells that differ from the recount of the newest acknowledged versions. */
  readonly differences: readonly Difference[];
  /** Acknowledged and not stored. */
  readonly missing: readonly Promised[];
  /** Records held: by the recount, and by validation. */
  readonly held: { readonly expected: number; readonly found: number };
  readonly deadLetters: Readonly<Record<string, number>>;
}

const SCHEMAS = ['ingestion', 'validation', 'geo', 'aggregation', 'gateway'];
/** Wrong dates are part of the season: some records lie a year away from it. */
const DAYS_BACK = 800;

export async function audit(database: Client, ledger: Ledger, { gateway, keys }: Connection): Promise<Audit> {
  const expected = expectedFrom(ledger);
  const today = localDay(new Date());
  const promises = promisesOf(ledger.deliveries);
  return {
    acknowledged: promises.length,
    submissions: ledger.newest().length,
    movements: sumOf(expected),
    cells: expected.movements.size,
    differences: await compareFigures(expected, { gateway, key: keys.manager, from: addDays(today, -DAYS_BACK), to: today }),
    missing: broken(promises, { receipts: await receipts(database), revisions: await revisions(database) }),
    held: { expected: expected.held.length, found: await count(database, `select count(*)::int as n from validation.submission_state where status = 'quarantined'`) },
    deadLetters: await deadLetters(database),
  };
}

export function isClean({ differences, missing, held, deadLetters }: Audit): boolean {
  return differences.length === 0 && missing.length === 0 && held.expected === held.found && Object.values(deadLetters).every((letters) => letters === 0);
}

function sumOf({ movements }: Recount): number {
  return [...movements.values()].reduce((sum, { value }) => sum + value, 0);
}

async function receipts(database: Client): Promise<Set<string>> {
  const { rows } = await database.query<{ receipt: string }>('select receipt from ingestion.raw_body');
  return new Set(rows.map(({ receipt }) => receipt));
}

async function revisions(database: Client): Promise<Map<string, number>> {
  const { rows } = await database.query<{ submission: string; revision: number }>('select submission, revision from ingestion.submission');
  return new Map(rows.map(({ submission, revision }) => [submission, revision]));
}

async function deadLetters(database: Client): Promise<Record<string, number>> {
  const letters: Record<string, number> = {};
  for (const schema of SCHEMAS) letters[schema] = await count(database, `select count(*)::int as n from ${schema}.dead_letter`);
  return letters;
}

async function count(database: Client, statement: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(statement);
  return rows[0]?.n ?? 0;
}
