import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Enumerator } from '../domain/registers/register.js';

/** Who counts where, as the rules ask for it. */
@Injectable()
export class EnumeratorRepository {
  /** Undefined where nobody is registered: then there is nothing to compare with. */
  async byCode(tx: Transaction): Promise<ReadonlyMap<string, Enumerator> | undefined> {
    const rows = await tx.query<{ entry: Enumerator }[]>(`select entry from register_entry where register = 'enumerators' and is_current and entry is not null`);
    return rows.length === 0 ? undefined : new Map(rows.map(({ entry }) => [entry.code, entry]));
  }
}
