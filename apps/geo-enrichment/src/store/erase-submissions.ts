import { eraseTraces } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';

/** Every table with rows about single submissions, but for that of their locations, which keeps the tombstone. A table that is missing here fails the test of erasure. */
const TABLES = ['measured_position', 'position_check', 'stated_name'];

/**
 * Takes everything out that is known of these submissions besides key, version and time. Call it after their tombstones were applied: a version
 * that is not newer than what is held leaves the held one, and nothing of its values.
 */
export async function eraseSubmissions(tx: Transaction, submissions: readonly string[]): Promise<void> {
  if (submissions.length === 0) return;
  await tx.query(
    `update submission_location set status = 'withdrawn', received_at = null, source = null, kind = null, training = null, point = null, record = null,
       adm1 = null, adm2 = null, method = null, codes_revision = null, geo_findings = null, outcome = null, boundary_generation = null, backfill = null
     where submission = any($1::text[]) and status <> 'withdrawn'`,
    [submissions],
  );
  for (const table of TABLES) await tx.query(`delete from ${table} where submission = any($1::text[])`, [submissions]);
  await eraseTraces(tx, submissions);
}
