import { Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Database, Transaction } from '@fm/persistence';
import type { DayCount, DayRange } from '../domain/day-ranges.js';
import type { ComparedDays } from './recount.repository.js';

export type RebuildOutcome = 'equal' | 'corrected' | 'refused';

/** One rebuild, from its first chunk to the last figure that it published. `epoch` null: it has not switched over. */
export interface Rebuild {
  readonly id: number;
  readonly epoch: number | null;
  readonly outcome: RebuildOutcome | null;
}

/** What was compared so far. */
export interface RebuildProgress {
  readonly submissions: number;
  readonly done: number;
  readonly cells: number;
  /** Over the hashes of all chunks in their order. */
  readonly liveHash: string;
  readonly freshHash: string;
}

/** How far rebuilds are, so that one that was broken off goes on where it was. */
@Injectable()
export class RebuildRepository {
  /** Does the work where no other rebuild is under way, on this machine or another. @returns null where one is */
  async alone<T>(database: Database, work: () => Promise<T>): Promise<T | null> {
    const session = database.createQueryRunner();
    try {
      const [row] = (await session.query(`select pg_try_advisory_lock(${ALONE}) as mine`)) as [{ mine: boolean }];
      if (!row.mine) return null;
      try {
        return await work();
      } finally {
        await session.query(`select pg_advisory_unlock(${ALONE})`);
      }
    } finally {
      await session.release();
    }
  }

  /** The one that was broken off, if any. */
  async unfinished(tx: Transaction): Promise<Rebuild | null> {
    const [row] = await tx.query<(Omit<Rebuild, 'id'> & { id: string })[]>(`select id, epoch, outcome from rebuild where outcome is distinct from 'refused' and not published order by id limit 1`);
    return row ? { ...row, id: Number(row.id) } : null;
  }

  /** Every day that a contribution or a cell has. */
  async days(tx: Transaction): Promise<DayCount[]> {
    return tx.query<DayCount[]>(
      `select day::text as day, coalesce(sum(n), 0)::int as submissions from (
         select day, count(*) as n from contribution where day is not null group by 1 union all select distinct day, 0 from flow_cell) as known group by 1 order by 1`,
    );
  }

  /** Call it with the figures held still: what changes after this instant is counted again at the end. */
  async begin(tx: Transaction, ranges: readonly DayRange[]): Promise<Rebuild> {
    const [row] = await tx.query<[{ id: string }]>('insert into rebuild (started_at) values (clock_timestamp()) returning id');
    const columns = [ranges.map(({ from }) => from), ranges.map(({ to }) => to), ranges.map(({ submissions }) => submissions)];
    await tx.query('insert into rebuild_chunk (rebuild, from_day, to_day, submissions) select $1, * from unnest($2::date[], $3::date[], $4::int[])', [row.id, ...columns]);
    return { id: Number(row.id), epoch: null, outcome: null };
  }

  async nextChunk(tx: Transaction, { id }: Rebuild): Promise<DayRange | null> {
    const [row] = await tx.query<DayRange[]>('select from_day::text as "from", to_day::text as "to", submissions from rebuild_chunk where rebuild = $1 and cells is null order by from_day limit 1', [id]);
    return row ?? null;
  }

  async finishChunk(tx: Transaction, { id }: Rebuild, { from }: DayRange, { cells, liveHash, freshHash }: ComparedDays): Promise<void> {
    await tx.query('update rebuild_chunk set cells = $3, live_hash = $4, fresh_hash = $5 where rebuild = $1 and from_day = $2', [id, from, cells, liveHash, freshHash]);
  }

  async progress(tx: Transaction, { id }: Rebuild): Promise<RebuildProgress> {
    const hash = (column: string): string => `md5(coalesce(string_agg(${column}, ',' order by from_day), ''))`;
    const [row] = await tx.query<[RebuildProgress]>(
      `select coalesce(sum(submissions), 0)::int as submissions, coalesce(sum(submissions) filter (where cells is not null), 0)::int as done, coalesce(sum(cells), 0)::int as cells,
         ${hash('live_hash')} as "liveHash", ${hash('fresh_hash')} as "freshHash" from rebuild_chunk where rebuild = $1`,
      [id],
    );
    return row;
  }

  /** Days that have to be looked at once more: those in chunks that were not equal, and those of which a cell has changed since. */
  async unsettledDays(tx: Transaction, { id }: Rebuild): Promise<LocalDay[]> {
    const rows = await tx.query<{ day: LocalDay }[]>(
      `select day::text as day from flow_cell where changed_at >= (select started_at from rebuild where id = $1)
       union select day::text from rebuild_chunk chunk, lateral (
           select day from contribution where day between from_day and to_day union select day from flow_cell where day between from_day and to_day) as known
         where rebuild = $1 and live_hash is distinct from fresh_hash order by 1`,
      [id],
    );
    return rows.map(({ day }) => day);
  }

  async raiseEpoch(tx: Transaction): Promise<number> {
    const [[row]] = await tx.query<[[{ current: number }], number]>('update epoch set current = current + 1 returning current');
    return row.current;
  }

  async close(tx: Transaction, { id }: Rebuild, outcome: RebuildOutcome, epoch: number | null): Promise<void> {
    await tx.query('update rebuild set outcome = $2, epoch = $3 where id = $1', [id, outcome, epoch]);
  }

  async markPublished(tx: Transaction, { id }: Rebuild): Promise<void> {
    await tx.query('update rebuild set published = true where id = $1', [id]);
  }
}

const ALONE = `hashtext('passage-aggregation-rebuild')`;
