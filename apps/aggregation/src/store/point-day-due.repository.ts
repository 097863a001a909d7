import { Injectable } from '@nestjs/common';
import type { MonitoringPointRegisteredV1, RoundPlannedV1 } from '@fm/contracts';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

export interface PointDayKey {
  readonly point: string;
  readonly day: LocalDay;
}

/** Days of points that must be counted again. Marks are only added, and taken away by who counts. */
@Injectable()
export class PointDayDueRepository {
  /** Alone until commit; false where another is at it. */
  async mayCount(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }[]>(`select pg_try_advisory_xact_lock(hashtext('passage-aggregation-point-days')) as mine`);
    return row?.mine === true;
  }

  /**
   * The days that have waited longest. What they are made of must be read by later statements: a mark is committed with what it is about, so that
   * whatever was marked here is seen then, and what is not seen has a mark of its own.
   */
  async take(tx: Transaction, limit: number): Promise<PointDayKey[]> {
    const keys = await tx.query<PointDayKey[]>('select point, day::text as day from point_day_due group by point, day order by min(id) limit $1', [limit]);
    if (keys.length > 0) {
      await tx.query(
        'delete from point_day_due using jsonb_to_recordset($1::jsonb) as taken (point text, day date) where point_day_due.point = taken.point and point_day_due.day = taken.day',
        [JSON.stringify(keys)],
      );
    }
    return keys;
  }

  /** The days that these plans name, and those of their months of which something is known or was planned before. */
  async markPlanned(tx: Transaction, plans: readonly RoundPlannedV1[]): Promise<void> {
    await tx.query(
      `with plan as (select distinct point, (month || '-01')::date as first from jsonb_to_recordset($1::jsonb) as said (point text, month text))
       insert into point_day_due (point, day)
       select known_round.point, (shift->>'day')::date from plan join known_round on known_round.point = plan.point and known_round.month = to_char(first, 'YYYY-MM'),
         jsonb_array_elements(known_round.plan->'shifts') as shift
       union select observation.point, day from plan join observation on observation.point = plan.point and day >= first and day < first + interval '1 month'
       union select measure_cell.point, day from plan join measure_cell on measure_cell.point = plan.point and day >= first and day < first + interval '1 month'`,
      [JSON.stringify(plans.map(({ point, month }) => ({ point, month })))],
    );
  }

  /** Days with records at points that become community points or are none any more. Call it before the register's copy is changed. */
  async markReclassified(tx: Transaction, points: readonly MonitoringPointRegisteredV1[]): Promise<void> {
    await tx.query(
      `insert into point_day_due (point, day)
       select distinct observation.point, observation.day
       from jsonb_to_recordset($1::jsonb) as said (code text, class text) left join known_point on known_point.code = said.code join observation on observation.point = said.code
       where (said.class = 'community') is distinct from coalesce(known_point.class = 'community', false)`,
      [JSON.stringify(points.map(({ code, class: pointClass }) => ({ code, class: pointClass })))],
    );
  }

  /** Planned days that have passed since this was last asked. @param through the last day that is over */
  async markPassed(tx: Transaction, through: LocalDay): Promise<void> {
    await tx.query(
      `with swept as (update swept_day set through = $1::date where through < $1::date returning old.through as before)
       insert into point_day_due (point, day)
       select distinct point, day from swept, known_round, lateral (select (shift->>'day')::date as day from jsonb_array_elements(plan->'shifts') as shift) as planned
       where day > before and day <= $1::date`,
      [through],
    );
  }
}
