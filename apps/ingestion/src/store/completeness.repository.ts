import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Source } from './source.repository.js';
import { instant } from './instant.js';

/** A submission that one side has in another body, or not at all. */
export interface Differing {
  readonly koboId: number | null;
  readonly kobo: string | null;
  readonly store: string | null;
}

/** One day of submission of a source, as of a sweep. Hashes are SHA-256 over `_id:_uuid`, in order of `_id`: equal hashes, equal sets. */
export interface DayOfSource {
  readonly source: string;
  readonly day: string;
  readonly koboCount: number;
  readonly koboHash: string;
  readonly storeCount: number;
  readonly storeHash: string;
  /** At most a hundred. */
  readonly differing: readonly Differing[];
  readonly checkedAt: string;
}

const HASH = (side: string): string => `encode(sha256(coalesce(string_agg(id || ':' || ${side}, ',' order by id) filter (where ${side} is not null), '')::bytea), 'hex')`;

@Injectable()
export class CompletenessRepository {
  /** Compares what the sweep saw with what the store counts, and replaces the source's ledger. */
  async write(tx: Transaction, { id, server, asset }: Pick<Source, 'id' | 'server' | 'asset'>, checkedAt: string): Promise<void> {
    await tx.query('delete from completeness where source = $1', [id]);
    await tx.query(
      `with kobo as (select kobo_id as id, uuid, submitted_at from sweep_seen where source = $1),
         store as (select s.kobo_id as id, coalesce(b.uuid, '') as uuid, s.submitted_at from submission s join raw_body b on b.receipt = s.head
           where s.server = $2 and s.asset = $3 and s.state = 'live'),
         both_sides as (
           select coalesce(kobo.id, store.id) as id, kobo.uuid as kobo, store.uuid as store,
             (coalesce(kobo.submitted_at, store.submitted_at, 'epoch') at time zone 'Asia/Vientiane')::date as day
           from kobo full join store using (id))
       insert into completeness (source, day, kobo_count, kobo_hash, store_count, store_hash, differing, checked_at)
       select $1, day, count(kobo), ${HASH('kobo')}, count(store), ${HASH('store')},
         coalesce(jsonb_path_query_array(jsonb_agg(jsonb_build_object('koboId', id, 'kobo', kobo, 'store', store) order by id) filter (where kobo is distinct from store), '$[0 to 99]'), '[]'), $4
       from both_sides group by day`,
      [id, server, asset, checkedAt],
    );
  }

  async days(tx: Transaction, { source, from, to }: { source: string; from: string | null; to: string | null }): Promise<readonly DayOfSource[]> {
    return tx.query<DayOfSource[]>(
      `select source, to_char(day, 'YYYY-MM-DD') as day, kobo_count as "koboCount", kobo_hash as "koboHash", store_count as "storeCount", store_hash as "storeHash", differing, ${instant('checked_at')} as "checkedAt"
       from completeness where source = $1 and ($2::date is null or day >= $2) and ($3::date is null or day <= $3) order by day`,
      [source, from, to],
    );
  }

  async liveCount(tx: Transaction, { server, asset }: Pick<Source, 'server' | 'asset'>): Promise<number> {
    const rows = await tx.query<{ n: number }[]>(`select count(*)::int as n from submission where server = $1 and asset = $2 and state = 'live' and head is not null`, [server, asset]);
    return rows[0]?.n ?? 0;
  }

  /** Bodies that say nothing of their identity, and bodies that could not be read: kept sealed, counted here so that nobody thinks them lost. */
  async unplaced(tx: Transaction, source: string): Promise<{ unidentified: number; refused: { reason: string; receivedAt: string }[] }> {
    const [row] = await tx.query<{ n: number }[]>('select count(*)::int as n from raw_body where submission is null and source = $1', [source]);
    const refused = await tx.query<{ reason: string; receivedAt: string }[]>(`select reason, ${instant('received_at')} as "receivedAt" from refused_body where source = $1 order by id desc`, [source]);
    return { unidentified: row?.n ?? 0, refused };
  }
}
