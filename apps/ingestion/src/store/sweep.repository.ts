import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { ListedSubmission } from '../kobo/kobo-page.js';
import type { Source } from './source.repository.js';
import { instant } from './instant.js';

/** Backfill: the first reading of a form. Full: all of it. Tail: its newest submissions. */
export type SweepKind = 'backfill' | 'full' | 'tail';

export interface Sweep {
  readonly source: string;
  readonly kind: SweepKind;
  /** Submissions up to this `_id` are not looked at. */
  readonly fromId: number;
  readonly cursorId: number;
  readonly pages: number;
  /** Every page was read; what differs is being settled. */
  readonly listed: boolean;
  readonly startedAt: string;
}

/** A sweep under way and what it has seen, kept page by page. */
@Injectable()
export class SweepRepository {
  async current(tx: Transaction, source: string): Promise<Sweep | null> {
    const rows = await tx.query<Sweep[]>(
      `select source, kind, from_id::float8 as "fromId", cursor_id::float8 as "cursorId", pages, listed, ${instant('started_at')} as "startedAt" from sweep where source = $1`, [source]);
    return rows[0] ?? null;
  }

  /** Locks the very sweep that was meant. @returns false where it was ended, or another began meanwhile: then nothing follows from it */
  async hold(tx: Transaction, { source, startedAt }: Sweep): Promise<boolean> {
    const rows = await tx.query<unknown[]>('select 1 from sweep where source = $1 and started_at = $2 for update', [source, startedAt]);
    return rows.length > 0;
  }

  async start(tx: Transaction, { source, kind, fromId, startedAt }: Pick<Sweep, 'source' | 'kind' | 'fromId' | 'startedAt'>): Promise<void> {
    await tx.query('delete from sweep_seen where source = $1', [source]);
    await tx.query(
      `insert into sweep (source, kind, from_id, cursor_id, started_at) values ($1, $2, $3, $3, $4)
       on conflict (source) do update set kind = excluded.kind, from_id = excluded.from_id, cursor_id = excluded.cursor_id, pages = 0, listed = false, started_at = excluded.started_at`,
      [source, kind, fromId, startedAt],
    );
  }

  /** Keeps a page, and where the next one begins. */
  async turn(tx: Transaction, { source }: Sweep, page: readonly ListedSubmission[]): Promise<void> {
    const rows = page.map(({ koboId, uuid, submittedAt, review }) => ({ koboId, uuid, submittedAt, status: review.status, reviewedAt: review.at }));
    await tx.query(
      `insert into sweep_seen (source, kobo_id, uuid, submitted_at, status, reviewed_at)
       select $1, "koboId", uuid, "submittedAt", status, "reviewedAt" from jsonb_to_recordset($2::jsonb) as p("koboId" bigint, uuid text, "submittedAt" timestamptz, status text, "reviewedAt" timestamptz)
       on conflict (source, kobo_id) do update set uuid = excluded.uuid, status = excluded.status, reviewed_at = excluded.reviewed_at`,
      [source, JSON.stringify(rows)],
    );
    await tx.query('update sweep set cursor_id = greatest(cursor_id, $2), pages = pages + 1 where source = $1', [source, page.at(-1)?.koboId ?? 0]);
  }

  async markListed(tx: Transaction, source: string): Promise<void> {
    await tx.query('update sweep set listed = true where source = $1', [source]);
  }

  async end(tx: Transaction, source: string): Promise<void> {
    // The sweep first: its row is what a page under way waits for.
    await tx.query('delete from sweep where source = $1', [source]);
    await tx.query('delete from sweep_seen where source = $1', [source]);
  }

  /** Where a tail begins: so many submissions before the newest one that is known. */
  async idBefore(tx: Transaction, { server, asset }: Pick<Source, 'server' | 'asset'>, overlap: number): Promise<number> {
    const rows = await tx.query<{ id: number }[]>(
      'select kobo_id::float8 as id from submission where server = $1 and asset = $2 and kobo_id is not null order by kobo_id desc offset $3 limit 1', [server, asset, overlap]);
    return rows[0]?.id ?? 0;
  }
}
