import type { Transaction } from '@fm/persistence';

const REGISTERS = 'registers of points, sources and exercises';

/**
 * Takes turns on keys until commit, whether rows exist for them or not: events of one submission come on several topics at once.
 * In sorted order, so that two batches cannot block each other; and after a share in the registers, so that none of them changes
 * between the judging of its records and their commit.
 */
export async function lockKeys(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [REGISTERS]);
  await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select distinct unnest($1::text[]) as key order by 1) as locked', [keys]);
}

/** Waits until nobody judges by the registers, and keeps them still until commit. Take it before any key. */
export async function lockRegisters(tx: Transaction): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [REGISTERS]);
}
