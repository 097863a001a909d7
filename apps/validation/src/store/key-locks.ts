import type { Transaction } from '@fm/persistence';

const REGISTER = 'register of points';

/**
 * Takes turns on keys until commit, whether rows exist for them or not: events of one submission come on several topics at once.
 * In sorted order, so that two batches cannot block each other; and after a share in the register, so that no point is registered
 * between the judging of its records and their commit.
 */
export async function lockKeys(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [REGISTER]);
  await tx.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select distinct unnest($1::text[]) as key order by 1) as locked', [keys]);
}

/** Waits until nobody judges by the register, and keeps it still until commit. Take it before any key. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [REGISTER]);
}
