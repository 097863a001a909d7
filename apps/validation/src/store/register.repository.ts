import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Entries, RegisterName } from '../domain/registers/register.js';
import type { Said } from './training.repository.js';

/** One state of an entry, with who made it so and why; `entry` null: it was taken back. */
export interface RegisterVersion<N extends RegisterName = RegisterName> {
  readonly key: string;
  readonly revision: number;
  readonly entry: Entries[N] | null;
  readonly reason: string;
  readonly actor: string;
  readonly recordedAt: string;
}

type Row<N extends RegisterName> = Omit<RegisterVersion<N>, 'recordedAt'> & { readonly recordedAt: Date };

const COLUMNS = `key, revision, entry, reason, actor, recorded_at as "recordedAt"`;

/** What people register about time and people: the last of each key counts, and the history is kept. */
@Injectable()
export class RegisterRepository {
  /** Those that count, in the order of their keys. `after`: the key behind which a page begins. */
  async current<N extends RegisterName>(tx: Transaction, register: N, page: { readonly after: string; readonly limit: number | null } = { after: '', limit: null }): Promise<(RegisterVersion<N> & { readonly entry: Entries[N] })[]> {
    const rows = await tx.query<(Row<N> & { readonly entry: Entries[N] })[]>(
      `select ${COLUMNS} from register_entry where register = $1 and is_current and entry is not null and key collate "C" > $2 order by key collate "C" limit $3`,
      [register, page.after, page.limit],
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }

  async entries<N extends RegisterName>(tx: Transaction, register: N): Promise<Entries[N][]> {
    return (await this.current(tx, register)).map(({ entry }) => entry);
  }

  /** Newest first. */
  async history<N extends RegisterName>(tx: Transaction, register: N, key: string): Promise<RegisterVersion<N>[]> {
    const rows = await tx.query<Row<N>[]>(`select ${COLUMNS} from register_entry where register = $1 and key = $2 order by revision desc`, [register, key]);
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }

  /** Call it with the registers locked. @returns those of which something changed, at their new revision */
  async put<N extends RegisterName>(tx: Transaction, register: N, changes: readonly { readonly key: string; readonly entry: Entries[N] | null }[], { actor, reason, at }: Said): Promise<RegisterVersion<N>[]> {
    const rows = await tx.query<Row<N>[]>(
      `with incoming as (select key, nullif(entry, 'null') as entry from jsonb_to_recordset($2::jsonb) as c(key text, entry jsonb)),
         last as (select i.key, i.entry, h.entry as held, coalesce(h.revision, 0) as revision from incoming i left join register_entry h on h.register = $1 and h.key = i.key and h.is_current),
         changed as (select * from last where entry is distinct from held),
         over as (update register_entry h set is_current = false from changed c where h.register = $1 and h.key = c.key and h.is_current returning 1)
       insert into register_entry (register, key, revision, entry, reason, actor, recorded_at, is_current)
       select $1, key, revision + 1, entry, $3, $4, $5, (select count(*) from over) >= 0 from changed order by key returning ${COLUMNS}`,
      [register, JSON.stringify(changes), reason, actor, at],
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }

  async changedSince<N extends RegisterName>(tx: Transaction, register: N, since: Date): Promise<RegisterVersion<N>[]> {
    const rows = await tx.query<Row<N>[]>(`select ${COLUMNS} from register_entry where register = $1 and is_current and recorded_at >= $2 order by key`, [register, since]);
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }
}
