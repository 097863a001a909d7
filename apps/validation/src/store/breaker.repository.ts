import { Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { sourceDayKey, type SourceDay } from './rule-setting.repository.js';

/** A rule that turned into a flag on a day, for a source. */
export interface BreakerTrip extends SourceDay {
  readonly rule: string;
  readonly held: number;
  readonly records: number;
  readonly decidedAt: string;
}

/** A rule that held something of a source on a day. */
export interface Suspect extends SourceDay {
  readonly rule: string;
}

/** How many of a source's records of a day a rule holds. */
export interface HeldShare extends Suspect {
  readonly held: number;
  readonly records: number;
}

type TripRow = Omit<BreakerTrip, 'decidedAt'> & { readonly decidedAt: Date };

/** The circuit breaker of the rules: what has tripped stays tripped. */
@Injectable()
export class BreakerRepository {
  /** By source and day of receipt: the rules that have turned into flags, and when. */
  async trips(tx: Transaction, of: readonly SourceDay[]): Promise<ReadonlyMap<string, readonly BreakerTrip[]>> {
    const rows = await tx.query<TripRow[]>(
      `select rule, source, day::text as day, held, records, decided_at as "decidedAt" from breaker_trip
       where (source, day) in (select * from unnest($1::text[], $2::date[])) order by rule`,
      [of.map(({ source }) => source), of.map(({ day }) => day)],
    );
    const trips = new Map<string, BreakerTrip[]>();
    for (const row of rows) trips.set(sourceDayKey(row), [...(trips.get(sourceDayKey(row)) ?? []), { ...row, decidedAt: row.decidedAt.toISOString() }]);
    return trips;
  }

  async list(tx: Transaction, provinces: readonly string[] | null): Promise<BreakerTrip[]> {
    const rows = await tx.query<TripRow[]>(
      `select t.rule, t.source, t.day::text as day, t.held, t.records, t.decided_at as "decidedAt" from breaker_trip t left join known_source s using (source)
       where $1::text[] is null or s.provinces is null or s.provinces && $1 order by t.decided_at desc limit 1000`,
      [provinces],
    );
    return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
  }

  async suspect(tx: Transaction, suspects: readonly Suspect[]): Promise<void> {
    if (suspects.length === 0) return;
    await tx.query('insert into breaker_suspect (rule, source, day) select distinct * from unnest($1::text[], $2::text[], $3::date[])', [suspects.map(({ rule }) => rule), suspects.map(({ source }) => source), suspects.map(({ day }) => day)]);
  }

  /** The oldest suspects, each once, taken out. */
  async takeSuspects(tx: Transaction, limit: number): Promise<Suspect[]> {
    const rows = await tx.query<Suspect[]>(
      `with taken as (delete from breaker_suspect where id in (select id from breaker_suspect order by id limit $1 for update skip locked) returning rule, source, day)
       select distinct rule, source, day::text as day from taken order by 1, 2, 3`,
      [limit],
    );
    return rows;
  }

  /** Exercises aside: nobody waits for them. */
  async heldBy(tx: Transaction, rule: string, { source, day }: SourceDay): Promise<HeldShare> {
    const [counted] = await tx.query<{ held: number; records: number }[]>(
      `select count(*)::int as records, (count(*) filter (where findings @> jsonb_build_array(jsonb_build_object('rule', $3::text, 'severity', 'E'))))::int as held
       from submission_state where source = $1 and not training and status <> 'withdrawn'
         and received_at >= ($2::date - interval '7 hours') at time zone 'UTC' and received_at < ($2::date + interval '17 hours') at time zone 'UTC'`,
      [source, day, rule],
    );
    return { rule, source, day, held: counted?.held ?? 0, records: counted?.records ?? 0 };
  }

  /** @returns whether it was not tripped before */
  async trip(tx: Transaction, { rule, source, day, held, records }: HeldShare, decidedAt: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('insert into breaker_trip (rule, source, day, held, records, decided_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1', [rule, source, day, held, records, decidedAt]);
    return rows.length > 0;
  }
}

/** First and last instant of a day in Laos. */
export function instantsOf(day: LocalDay): readonly [string, string] {
  return [`${day}T00:00:00.000+07:00`, `${day}T23:59:59.999+07:00`];
}
