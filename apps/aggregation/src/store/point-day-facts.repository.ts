import { Injectable } from '@nestjs/common';
import { finalFrom, type FinalityTerms, type LocalDay, type PlannedShift, type RoundState } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Interval } from '../domain/point-day/interval.js';
import type { PointDayFacts } from '../domain/point-day/point-day.js';
import type { RegistryTally } from '../domain/point-day/registry-tally.js';
import { timesOf } from '../domain/point-day/watch.js';
import type { PointDayKey } from './point-day-due.repository.js';

/** What is known of a day at a point, as it is stored. */
export interface StoredPointDay extends PointDayKey {
  readonly shifts: readonly Interval[];
  readonly watches: PointDayFacts['watches'];
  readonly tallies: readonly RegistryTally[];
  readonly counting: boolean;
  /** Milliseconds since 1970; null where no submission says anything. */
  readonly effectiveAtMs: number | null;
}

interface Plan extends FinalityTerms {
  readonly point: string;
  readonly state: RoundState;
  readonly shifts: readonly PlannedShift[];
}

interface ObservedRow extends PointDayKey {
  readonly watches: readonly { readonly from: number | null; readonly to: number | null; readonly open: boolean | null; readonly observed: boolean | null }[];
  readonly tallies: readonly RegistryTally[];
  readonly counting: boolean;
  readonly effective: number | null;
}

@Injectable()
export class PointDayFactsRepository {
  async read(tx: Transaction, keys: readonly PointDayKey[]): Promise<StoredPointDay[]> {
    const plans = await this.plansOf(tx, keys);
    const ofDay = ({ point, day }: PointDayKey): Plan[] => plans.filter((plan) => plan.point === point && plan.from <= day && day <= plan.to);
    const rows = await this.observed(tx, keys.map((key) => ({ ...key, final: new Date(finalFrom(key.day, ofDay(key))).toISOString() })));
    return rows.map(({ point, day, watches, tallies, counting, effective }) => ({
      point, day, tallies, counting, effectiveAtMs: effective,
      shifts: shiftsOn(day, plans.filter((plan) => plan.point === point)),
      watches: watches.map(({ from, to, open, observed }) => ({ times: from === null || to === null ? null : { from, to }, open, observed })),
    }));
  }

  private async plansOf(tx: Transaction, keys: readonly PointDayKey[]): Promise<Plan[]> {
    const rows = await tx.query<{ point: string; plan: Omit<Plan, 'point'> }[]>(
      `select point, plan from known_round where plan->>'withdrawn' = 'false' and (point, month) in (select point, month from jsonb_to_recordset($1::jsonb) as asked (point text, month text))`,
      [JSON.stringify([...new Map(keys.map(({ point, day }) => [`${point}/${day.slice(0, 7)}`, { point, month: day.slice(0, 7) }])).values()])],
    );
    return rows.map(({ point, plan }) => ({ ...plan, point }));
  }

  private observed(tx: Transaction, keys: readonly (PointDayKey & { readonly final: string })[]): Promise<ObservedRow[]> {
    return tx.query<ObservedRow[]>(
      `select asked.point, asked.day::text as day, coalesce(known_point.class <> 'community', true) as counting, said.effective,
         coalesce(said.watches, '[]') as watches, coalesce(counted.tallies, '[]') as tallies
       from jsonb_to_recordset($1::jsonb) as asked (point text, day date, final timestamptz) left join known_point on known_point.code = asked.point,
       lateral (
         select (extract(epoch from max(effective_at)) * 1000)::float8 as effective,
           jsonb_agg(jsonb_build_object('from', (extract(epoch from watched_from) * 1000)::float8, 'to', (extract(epoch from watched_to) * 1000)::float8, 'open', open, 'observed', observed))
             filter (where kind = 'coverage') as watches
         from observation where point = asked.point and day = asked.day) as said,
       lateral (select jsonb_agg(tally order by tally.direction) as tallies from (
         select direction, count(*) as records, count(*) filter (where status = 'rejected') as rejected, count(*) filter (where received_at >= asked.final and not backfill) as late,
           count(*) filter (where counts) as counted, count(*) filter (where counts and flagged) as flagged,
           coalesce(sum(missing) filter (where counts), 0) as missing, coalesce(sum(fields) filter (where counts), 0) as fields,
           count(*) filter (where counts and any_vulnerability is not null) as answered, count(*) filter (where counts and flagged and any_vulnerability is not null) as "answeredFlagged",
           count(*) filter (where counts and any_vulnerability) as vulnerable, count(*) filter (where counts and flagged and any_vulnerability) as "vulnerableFlagged"
         from (select *, status in ('accepted', 'flagged') as counts from observation where point = asked.point and day = asked.day and kind = 'fmr') as record group by direction) as tally) as counted`,
      [JSON.stringify(keys)],
    );
  }
}

/** Of rounds that count: a proposed one plans nothing yet. */
function shiftsOn(day: LocalDay, plans: readonly Plan[]): Interval[] {
  return plans.filter(({ state }) => state !== 'proposed').flatMap(({ shifts }) => shifts.filter((shift) => shift.day === day).map(timesOf));
}
