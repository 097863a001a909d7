import { Injectable } from '@nestjs/common';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import type { FigureCount, Restatement } from '../domain/restatement.js';
import { pointOfKey } from '../domain/movement-cell.js';

/** A row of the ledger as it is listed; numbers rise in the order in which they were committed. */
export interface RestatementListed {
  readonly id: number;
  readonly measure: string;
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly before: FigureCount;
  readonly after: FigureCount;
  readonly cause: { readonly type: string; readonly effectiveAt: string };
  readonly version: { readonly epoch: number; readonly revision: number };
  readonly restatedAt: string;
}

export interface RestatementQuestion {
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  readonly points: readonly string[] | null;
  readonly provinces: readonly string[] | null;
  /** The last number that was seen; 0: from the beginning. */
  readonly after: number;
  readonly limit: number;
}

/** The ledger of what final figures were and became. Rows are never changed. */
@Injectable()
export class RestatementRepository {
  /**
   * Call it last but for the outbox. Whoever writes holds the ledger until commit: a number must not become visible after a greater one, or a
   * reader who pages by the last number would miss it.
   */
  async add(tx: Transaction, restatements: readonly Restatement[], restatedAt: string): Promise<void> {
    if (restatements.length === 0) return;
    await tx.query(`select pg_advisory_xact_lock(hashtext('passage-aggregation-ledger'))`);
    await tx.query(
      `insert into restatement (measure, cube, cube_key, day, point, value_before, value_after, records_before, records_after, cause_type, cause_effective_at, epoch, revision, restated_at)
       select $2, cube, cube_key, day, point, vb, va, rb, ra, cause, at, epoch, revision, $3
       from rows from (jsonb_to_recordset($1::jsonb) as (cube text, cube_key text, day date, point text, vb bigint, va bigint, rb int, ra int, cause text, at timestamptz, epoch int, revision int)) with ordinality
         as row (cube, cube_key, day, point, vb, va, rb, ra, cause, at, epoch, revision, n) order by n`,
      [JSON.stringify(restatements.map(compact)), MOVEMENTS_MEASURE, restatedAt],
    );
  }

  async list(tx: Transaction, { from, to, points, provinces, after, limit }: RestatementQuestion): Promise<RestatementListed[]> {
    const rows = await tx.query<(Omit<RestatementListed, 'id' | 'restatedAt'> & { readonly id: string; readonly restatedAt: Date })[]>(
      `select id, measure, cube, cube_key as "cubeKey", day::text as day, json_build_object('value', value_before, 'nRecords', records_before) as before,
         json_build_object('value', value_after, 'nRecords', records_after) as after,
         json_build_object('type', cause_type, 'effectiveAt', to_char(cause_effective_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as cause,
         json_build_object('epoch', epoch, 'revision', restatement.revision) as version, restated_at as "restatedAt"
       from restatement left join known_point on known_point.code = restatement.point
       where id > $1 and ($2::date is null or day >= $2::date) and ($3::date is null or day <= $3::date)
         and ($4::text[] is null or point = any($4)) and ($5::text[] is null or known_point.adm1 = any($5))
       order by id limit $6`,
      [after, from, to, points, provinces, limit],
    );
    return rows.map(({ id, restatedAt, ...row }) => ({ id: Number(id), ...row, restatedAt: restatedAt.toISOString() }));
  }
}

function compact({ cell: { cube, cubeKey, day, epoch, revision }, before, after, cause: { type, effectiveAt } }: Restatement): object {
  return {
    cube: MOVEMENT_CUBES[cube].name, cube_key: cubeKey, day, point: pointOfKey(cubeKey), vb: before.value, va: after.value, rb: before.nRecords, ra: after.nRecords,
    cause: type, at: effectiveAt, epoch, revision,
  };
}
