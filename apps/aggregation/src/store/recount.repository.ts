import { Injectable } from '@nestjs/common';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { CellDifference } from '../domain/cell-difference.js';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';

export interface ComparedDays {
  readonly cells: number;
  readonly liveHash: string;
  readonly freshHash: string;
}

/** Recomputes cells from the contributions, beside those that are there. */
@Injectable()
export class RecountRepository {
  /** Both sides of these days, hashed over (cell, value, records, flagged) in the order of the cells. Exact in one snapshot: a batch changes both at once. */
  async compare(tx: Transaction, { from, to }: { from: LocalDay; to: LocalDay }): Promise<ComparedDays> {
    const [row] = await tx.query<[ComparedDays]>(
      `with ${compared('day between $4 and $5')}
       select count(*)::int as cells, ${hashOf('live')} as "liveHash", ${hashOf('fresh')} as "freshHash" from compared`,
      [...NAMES, from, to],
    );
    return row;
  }

  /** The cells of these days that differ, in their order. */
  async differences(tx: Transaction, days: readonly LocalDay[]): Promise<CellDifference[]> {
    const sums = (side: string): string => `json_build_object('value', ${side}_value, 'nRecords', ${side}_records, 'nFlagged', ${side}_flagged) as ${side}`;
    return tx.query<CellDifference[]>(
      `with ${compared('day = any($4::date[])')} select cube, cube_key as "cubeKey", day::text as day, ${sums('live')}, ${sums('fresh')} from compared where ${DIFFER} order by cube, cube_key, compared.day`,
      [...NAMES, days],
    );
  }

  /** Sets the cells of these days that differ to what the contributions add up to; one that nothing stands in any more falls to nothing. Under the epoch before: whoever publishes the new one finds them as it finds all others. */
  async correct(tx: Transaction, days: readonly LocalDay[]): Promise<void> {
    await tx.query(
      `with ${compared('day = any($4::date[])')}
       insert into flow_cell (measure, cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, changed_at)
       select $1, cube, cube_key, day, fresh_value, fresh_records, fresh_flagged, fresh_held, fresh_held_movements, epoch.current - 1, 1, effective_at, clock_timestamp()
       from compared, epoch where ${DIFFER} order by cube, cube_key, day
       on conflict (measure, cube, cube_key, day) do update set value = excluded.value, n_records = excluded.n_records, n_flagged = excluded.n_flagged, n_held = excluded.n_held,
         held_movements = excluded.held_movements, epoch = excluded.epoch, revision = flow_cell.revision + 1, effective_at = greatest(flow_cell.effective_at, excluded.effective_at), changed_at = excluded.changed_at`,
      [...NAMES, days],
    );
  }
}

/** The measure, and the cubes by the names in contributions and by those in cells. */
const NAMES = [MOVEMENTS_MEASURE, Object.keys(MOVEMENT_CUBES), Object.values(MOVEMENT_CUBES).map(({ name }) => name)];

const DIFFER = '(live_value, live_records, live_flagged) <> (fresh_value, fresh_records, fresh_flagged)';
const LIVE = `select cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, effective_at from flow_cell where measure = $1`;
const FRESH = `select named.cube collate "C" as cube, concat_ws('|', point, direction, nullif(part->>1, '')) collate "C" as cube_key, day, sum((part->>2)::bigint)::bigint as value, sum(n_records)::int as n_records,
    sum(n_flagged)::int as n_flagged, sum(n_held)::int as n_held, sum(held_movements)::bigint as held_movements, max(effective_at) as effective_at
  from contribution, jsonb_array_elements(parts) as part join unnest($2::text[], $3::text[]) as named(short, cube) on named.short = part->>0
  where counting and point is not null`;

/** Both sides of each cell of some days, where either has something. @param days a condition on `day` */
function compared(days: string): string {
  const both = (column: string, name: string): string => `coalesce(live.${column}, 0) as live_${name}, coalesce(fresh.${column}, 0) as fresh_${name}`;
  return `live as (${LIVE} and ${days}), fresh as (${FRESH} and ${days} group by 1, 2, 3),
    compared as (
      select cube, cube_key, day, ${both('value', 'value')}, ${both('n_records', 'records')}, ${both('n_flagged', 'flagged')}, coalesce(fresh.n_held, 0) as fresh_held,
        coalesce(fresh.held_movements, 0) as fresh_held_movements, coalesce(fresh.effective_at, live.effective_at) as effective_at
      from live full join fresh using (cube, cube_key, day)
      where (coalesce(live.value, 0), coalesce(live.n_records, 0), coalesce(live.n_flagged, 0)) <> (0, 0, 0) or (coalesce(fresh.value, 0), coalesce(fresh.n_records, 0), coalesce(fresh.n_flagged, 0)) <> (0, 0, 0))`;
}

/** A cell without anything stands in no hash, so that one that fell to nothing equals one that never was. */
function hashOf(side: 'live' | 'fresh'): string {
  const sums = `${side}_value, ${side}_records, ${side}_flagged`;
  return `md5(coalesce(string_agg(concat_ws('/', cube, cube_key, day, ${sums}), ',' order by cube, cube_key, day) filter (where (${sums}) <> (0, 0, 0)), ''))`;
}
