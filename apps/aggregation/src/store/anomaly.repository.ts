import { Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { DayTotal } from '../domain/anomaly/anomalies.js';
import type { AnomalyNote } from '../domain/anomaly/anomaly-note.js';

export interface AnomalyListed extends AnomalyNote {
  readonly province: string | null;
}

interface AnomalyRow extends Omit<AnomalyListed, 'foundAt' | 'overAt'> {
  readonly foundAt: Date;
  readonly overAt: Date | null;
}

export interface AnomalyQuestion {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly points: readonly string[] | null;
  readonly provinces: readonly string[] | null;
  readonly after: { readonly day: LocalDay; readonly point: string };
  readonly limit: number;
}

const SELECT = `select anomaly.point, anomaly.day::text as day, value, usual, comparable, found_at as "foundAt", over_at as "overAt", anomaly.revision, known_point.adm1 as province
  from anomaly left join known_point on known_point.code = anomaly.point`;

/** Which days of points are far from the usual. */
@Injectable()
export class AnomalyRepository {
  async mark(tx: Transaction, points: readonly string[]): Promise<void> {
    await tx.query('insert into anomaly_due (point) select distinct point from unnest($1::text[]) as point', [points]);
  }

  /** A point that waits, alone until commit; null where none does or another is at it. */
  async take(tx: Transaction): Promise<string | null> {
    const [lock] = await tx.query<{ mine: boolean }[]>(`select pg_try_advisory_xact_lock(hashtext('passage-aggregation-anomalies')) as mine`);
    if (lock?.mine !== true) return null;
    const [due] = await tx.query<{ point: string }[]>('select point from anomaly_due order by id limit 1');
    if (!due) return null;
    await tx.query('delete from anomaly_due where point = $1', [due.point]);
    return due.point;
  }

  /** Days that are over and were watched enough, or are inferred: a partial day says nothing of how many there would have been. */
  async totals(tx: Transaction, point: string, before: LocalDay): Promise<DayTotal[]> {
    return tx.query<DayTotal[]>(
      `with moved as (
         select day, sum(value) as total from flow_cell
         where measure = 'movements' and cube = 'fmp.direction' and cube_key > $1 || '|' and cube_key < $1 || '}' group by day)
       select state.day::text as day, coalesce(moved.total, 0)::float8 as total
       from measure_cell as state left join moved on moved.day = state.day
       where state.point = $1 and state.day < $2::date and state.measure = 'point-days' and state.value = 1 and state.cube_key in ($1 || '|observed', $1 || '|inferred')`,
      [point, before],
    );
  }

  async ofPoint(tx: Transaction, point: string): Promise<AnomalyNote[]> {
    return (await tx.query<AnomalyRow[]>(`${SELECT} where anomaly.point = $1`, [point])).map(noteIn);
  }

  async keep(tx: Transaction, notes: readonly AnomalyNote[]): Promise<void> {
    await tx.query(
      `insert into anomaly (point, day, value, usual, comparable, found_at, over_at, revision)
       select point, day, value, usual, comparable, "foundAt", "overAt", revision
       from jsonb_to_recordset($1::jsonb) as note (point text, day date, value float8, usual float8, comparable int, "foundAt" timestamptz, "overAt" timestamptz, revision int)
       on conflict (day, point) do update set value = excluded.value, usual = excluded.usual, comparable = excluded.comparable, over_at = excluded.over_at, revision = excluded.revision`,
      [JSON.stringify(notes)],
    );
  }

  /** A page in the order of day and point. */
  async list(tx: Transaction, { from, to, points, provinces, after, limit }: AnomalyQuestion): Promise<AnomalyListed[]> {
    const rows = await tx.query<AnomalyRow[]>(
      `${SELECT} where anomaly.day between $1::date and $2::date and ($3::text[] is null or anomaly.point = any($3)) and ($4::text[] is null or known_point.adm1 = any($4))
         and (anomaly.day, anomaly.point) > ($5::date, $6)
       order by anomaly.day, anomaly.point limit $7`,
      [from, to, points, provinces, after.day, after.point, limit],
    );
    return rows.map((row) => ({ ...noteIn(row), province: row.province }));
  }
}

function noteIn({ point, day, value, usual, comparable, foundAt, overAt, revision }: AnomalyRow): AnomalyNote {
  return { point, day, value, usual, comparable, revision, foundAt: foundAt.toISOString(), overAt: overAt?.toISOString() ?? null };
}
