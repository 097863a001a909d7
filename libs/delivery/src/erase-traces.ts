import type { Transaction } from '@fm/persistence';

/**
 * Takes what delivery holds of these submissions out of the schema: events that still wait to be sent, and dead letters. Call it before the
 * events of the erasure itself are recorded.
 */
export async function eraseTraces(tx: Transaction, submissions: readonly string[]): Promise<void> {
  if (submissions.length === 0) return;
  await tx.query('delete from outbox where key = any($1)', [submissions]);
  await tx.query('delete from dead_letter where key = any($1)', [submissions]);
}
