import { Injectable } from '@nestjs/common';
import type { CoverageRecord, Finding, LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { DayTotal } from '../domain/point-day/point-day.js';

export interface PointAndDay {
  readonly point: string;
  readonly day: LocalDay;
}

/** A finding with the point and day that it is about. */
export interface PointDayFinding extends PointAndDay {
  readonly finding: Finding;
}

/** Points and days: what is to be looked at, what was registered there, and what was found. */
@Injectable()
export class PointDayRepository {
  /** The oldest that are due, each once, taken out. */
  async takeDue(tx: Transaction, now: Date, limit: number): Promise<PointAndDay[]> {
    return tx.query<PointAndDay[]>(
      `with taken as (delete from point_day_change where id in (select id from point_day_change where due <= $1 order by id limit $2 for update skip locked) returning point, day)
       select distinct point, day::text as day from taken order by 1, 2`,
      [now, limit],
    );
  }

  async putOff(tx: Transaction, { point, day }: PointAndDay, due: Date): Promise<void> {
    await tx.query('insert into point_day_change (point, day, due) select $1, $2, $3 where not exists (select 1 from point_day_change where point = $1 and day = $2 and due = $3)', [point, day, due]);
  }

  /** What was registered at a point by day, between two days. */
  totals(tx: Transaction, point: string, [from, to]: readonly [LocalDay, LocalDay]): Promise<DayTotal[]> {
    return tx.query<DayTotal[]>(
      'select day::text as day, count(*)::int as groups, sum(n_total)::int as persons from record_window where point = $1 and day between $2 and $3 group by day order by day',
      [point, from, to],
    );
  }

  /** The coverage forms that count, by day. */
  async coverage(tx: Transaction, point: string, days: readonly LocalDay[]): Promise<ReadonlyMap<LocalDay, readonly CoverageRecord[]>> {
    const rows = await tx.query<{ record: CoverageRecord }[]>(
      `select record from submission_state where kind = 'coverage' and held->>'point' = $1 and held->>'day' = any($2) and status in ('accepted', 'flagged') and not training`,
      [point, days],
    );
    const byDay = new Map<LocalDay, CoverageRecord[]>();
    for (const { record } of rows) byDay.set(record.day, [...(byDay.get(record.day) ?? []), record]);
    return byDay;
  }

  async replace(tx: Transaction, { point, day }: PointAndDay, findings: readonly Finding[]): Promise<void> {
    await tx.query('delete from point_day_finding where point = $1 and day = $2', [point, day]);
    for (const finding of findings) await tx.query('insert into point_day_finding (point, day, rule, finding) values ($1, $2, $3, $4)', [point, day, finding.rule, JSON.stringify(finding)]);
  }

  findings(tx: Transaction, [from, to]: readonly [LocalDay, LocalDay], provinces: readonly string[] | null): Promise<PointDayFinding[]> {
    return tx.query<PointDayFinding[]>(
      `select f.point, f.day::text as day, f.finding from point_day_finding f join known_point p on p.code = f.point
       where f.day between $1 and $2 and ($3::text[] is null or p.point->>'adm1' = any($3)) order by f.day, f.point, f.rule limit 10000`,
      [from, to, provinces],
    );
  }
}
