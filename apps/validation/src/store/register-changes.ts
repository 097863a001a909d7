import type { RoundPlannedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import type { Enumerator } from '../domain/registers/register.js';

export interface ChangedEnumerator {
  readonly entry: Enumerator;
  readonly revision: number;
  readonly withdrawn: boolean;
}

/** Those whose last change is not older, the ones that were taken back with what they said last. */
export function enumeratorsChangedSince(tx: Transaction, since: Date): Promise<ChangedEnumerator[]> {
  return tx.query<ChangedEnumerator[]>(
    `select (select e.entry from register_entry e where e.register = 'enumerators' and e.key = c.key and e.entry is not null order by e.revision desc limit 1) as entry, c.revision, c.entry is null as withdrawn
     from register_entry c where c.register = 'enumerators' and c.is_current and c.recorded_at >= $1 order by c.key`,
    [since],
  );
}

/** Plans as they were told last, where that is not longer ago. */
export async function plansToldSince(tx: Transaction, since: Date): Promise<RoundPlannedV1[]> {
  return (await tx.query<{ told: RoundPlannedV1 }[]>('select told from told_plan where told_at >= $1 order by round, point, month', [since])).map(({ told }) => told);
}
