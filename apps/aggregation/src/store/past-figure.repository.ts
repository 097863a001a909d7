import { Injectable } from '@nestjs/common';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Counts } from '../domain/contribution.js';
import { cellKeyOf, codesIn, type MovementCubeName } from '../domain/movement-cell.js';
import { HISTORY_COLUMNS } from './contribution-row.js';

export interface PastQuestion {
  /** ISO 8601: what was known then. */
  readonly at: string;
  readonly cubes: readonly MovementCubeName[];
  /** Both inclusive. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** null: any. */
  readonly points: readonly string[] | null;
  readonly directions: readonly string[] | null;
  readonly provinces: readonly string[] | null;
  readonly limit: number;
}

/** One cell as it was. `effectiveAt` is the latest of what stands in it. */
export interface PastCell extends Counts {
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly effectiveAt: string;
}

interface PastRow extends Counts {
  readonly cube: MovementCubeName;
  readonly point: string;
  readonly direction: string;
  readonly rest: string;
  readonly day: LocalDay;
  readonly value: number;
  readonly effective_at: Date;
}

/** What figures were: added up from every version of every submission that is concerned, so that it is exact for any instant. */
@Injectable()
export class PastFigureRepository {
  /**
   * Of each submission the greatest version that was effective then. One that had moved to another point or day by then is found by its key, not by
   * what it looks like there. The class of a point is as it is now.
   * @returns cells with anything in them, in the order of day, point and direction; at most `limit`
   */
  async cells(tx: Transaction, { at, cubes, from, to, points, directions, provinces, limit }: PastQuestion): Promise<PastCell[]> {
    const rows = await tx.query<PastRow[]>(STATEMENT, [at, from, to, points, directions, provinces, cubes, limit]);
    return rows.map(({ cube, point, direction, rest, effective_at: effectiveAt, ...sums }) => {
      const cubeKey = cellKeyOf(point, direction, rest);
      return { cube: MOVEMENT_CUBES[cube].name, cubeKey, dimensions: codesIn(cube, cubeKey), ...sums, effectiveAt: effectiveAt.toISOString() };
    });
  }
}

const asked = (table: string): string => `
  select ${HISTORY_COLUMNS} from ${table}
  where effective_at <= $1 and point is not null and day between $2::date and $3::date
    and ($4::text[] is null or point = any($4)) and ($5::text[] is null or direction = any($5))
    and ($6::text[] is null or point in (select code from known_point where adm1 = any($6)))
    and point not in (select code from known_point where class = 'community')`;

const superseded = (table: string): string => `
  exists (select 1 from ${table} newer where newer.submission = version.submission and newer.effective_at <= $1
    and (newer.revision, newer.decision, newer.placement) > (version.revision, version.decision, version.placement))`;

const STATEMENT = `
  with version as (${asked('contribution')} union all ${asked('contribution_past')})
  select part->>0 as cube, point, direction, part->>1 as rest, day::text as day, sum((part->>2)::bigint)::float8 as value,
    sum(n_records)::int as "nRecords", sum(n_flagged)::int as "nFlagged", sum(n_held)::int as "nHeld", sum(held_movements)::float8 as "heldMovements", max(effective_at) as effective_at
  from version, jsonb_array_elements(parts) as part
  where part->>0 = any($7) and not ${superseded('contribution')} and not ${superseded('contribution_past')}
  group by version.day, point, direction, part->>0, part->>1
  having sum((part->>2)::bigint) <> 0 or sum(n_records) <> 0 or sum(n_held) <> 0
  order by version.day, point collate "C", direction collate "C", part->>0, (part->>1) collate "C" limit $8`;
