import type { Transaction } from '@fm/persistence';
import type { ToldSource } from '../domain/told-source.js';
import { instant } from './instant.js';

/** What subscribers know of the sources that changed since then; no secret is opened for it. */
export function sourcesChangedSince(tx: Transaction, since: Date): Promise<readonly ToldSource[]> {
  return tx.query<ToldSource[]>(
    `select id, server, asset, kind, mode, provinces, revision, ${instant('changed_at')} as "changedAt" from source where changed_at >= $1 and revision > 0 order by id`, [since.toISOString()]);
}
