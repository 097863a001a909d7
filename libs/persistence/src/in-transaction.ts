import type { DataSource, EntityManager } from 'typeorm';

/** One database transaction: what must be handed to everything that has to happen together. Services know TypeORM only by this name. */
export type Transaction = EntityManager;

/** Commits what `work` did, or nothing of it. */
export function inTransaction<T>(database: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(work);
}
