import { Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

export interface PointDay {
  readonly point: string;
  readonly day: LocalDay;
}

/** Points and days to be looked at after commit. Rows are only added, so that batches do not wait for each other. */
@Injectable()
export class WatchedDayRepository {
  async note(tx: Transaction, days: readonly PointDay[]): Promise<void> {
    const distinct = [...new Map(days.map((each) => [`${each.point} ${each.day}`, each])).values()];
    if (distinct.length > 0) await tx.query('insert into watched_day (point, day) select point, day from jsonb_to_recordset($1::jsonb) as d(point text, day date)', [JSON.stringify(distinct)]);
  }

  /** Takes out the oldest that nobody else has in hand, each once. */
  async take(tx: Transaction, limit: number): Promise<PointDay[]> {
    const [rows] = await tx.query<[PointDay[], number]>(
      `delete from watched_day where id in (select id from watched_day order by id limit $1 for update skip locked) returning point, day::text as day`,
      [limit],
    );
    return [...new Map(rows.map((row) => [`${row.point} ${row.day}`, row])).values()];
  }

  /** Totals of movements that count at a point by day, of days on which there are any. */
  totals(tx: Transaction, point: string, days: readonly LocalDay[]): Promise<{ day: LocalDay; total: number }[]> {
    return tx.query(
      `select held->>'day' as day, sum((held->>'nTotal')::int)::int as total from submission_state
       where kind = 'fmr' and status in ('accepted', 'flagged') and not training and held->>'day' = any($2) and held->>'point' = $1 group by 1`,
      [point, days],
    );
  }

  /** `point day` of all that has come since a day, whatever its form and whatever became of it. */
  async heardSince(tx: Transaction, from: LocalDay): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ heard: string }[]>(`select distinct (held->>'point') || ' ' || (held->>'day') as heard from submission_state where held->>'day' >= $1 and held->>'point' is not null`, [from]);
    return new Set(rows.map(({ heard }) => heard));
  }
}
