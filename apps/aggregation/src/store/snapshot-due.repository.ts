import { Injectable } from '@nestjs/common';
import type { RoundPlannedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import type { Month, RoundDays } from '../domain/snapshot/fixed-period.js';

export type SnapshotFamily = 'survey' | 'protection';

/** Months whose snapshots must be taken: marked by what changed, and when they are over. */
@Injectable()
export class SnapshotDueRepository {
  /** Alone until commit; false where another is at it. */
  async mayTake(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }[]>(`select pg_try_advisory_xact_lock(hashtext('passage-aggregation-snapshots')) as mine`);
    return row?.mine === true;
  }

  /** A quarter, a year and a round end though nothing came in their last month. @param month the last one that is over, and the one a year before, lest a year that ended meanwhile is missed */
  async markPassed(tx: Transaction, month: Month, yearBefore: Month): Promise<void> {
    await tx.query(
      `with swept as (update swept_month set through = $1 where through < $1 returning 1)
       insert into snapshot_due (family, month) select family, month from swept, unnest(array['survey', 'protection']) as family, unnest($2::text[]) as month`,
      [month, [month, yearBefore]],
    );
  }

  /** A plan says which points a round has, and when it begins and ends. */
  async markPlanned(tx: Transaction, plans: readonly Pick<RoundPlannedV1, 'from'>[]): Promise<void> {
    await tx.query(`insert into snapshot_due (family, month) select family, month from unnest(array['survey', 'protection']) as family, unnest($1::text[]) as month`, [[...new Set(plans.map(({ from }) => from.slice(0, 7)))]]);
  }

  /** Takes the marks of the months before the current one; those of the current one wait until it is over. What they are about must be read by later statements. */
  async take(tx: Transaction, current: Month): Promise<{ family: SnapshotFamily; months: Month[] } | null> {
    const [due] = await tx.query<{ family: SnapshotFamily }[]>('select family from snapshot_due where month < $1 order by id limit 1', [current]);
    if (!due) return null;
    const [rows] = await tx.query<[{ month: Month }[], number]>('delete from snapshot_due where family = $1 and month < $2 returning month', [due.family, current]);
    return { family: due.family, months: [...new Set(rows.map(({ month }) => month))] };
  }

  async rounds(tx: Transaction): Promise<RoundDays[]> {
    return tx.query<RoundDays[]>(
      `select round, min(plan->>'from') as "from", max(plan->>'to') as "to", array_agg(distinct point) as points
       from known_round where plan->>'withdrawn' = 'false' and plan->>'state' <> 'proposed' group by round order by round`,
    );
  }
}
