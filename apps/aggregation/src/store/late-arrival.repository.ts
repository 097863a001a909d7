import { Inject, Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Contribution } from '../domain/contribution.js';
import type { SubmissionCount } from '../domain/submission-count.js';
import { KnownRoundRepository } from './known-round.repository.js';

/** What came in on one day for a final day of a point. */
export interface LateCount {
  readonly point: string;
  readonly day: LocalDay;
  readonly receivedDay: LocalDay;
  /** Submissions that came in for the first time, and edits of known ones. */
  readonly nNew: number;
  readonly nEdited: number;
  readonly movements: number;
}

export interface LateQuestion {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly points: readonly string[] | null;
  readonly provinces: readonly string[] | null;
  readonly after: Pick<LateCount, 'day' | 'point' | 'receivedDay'> | null;
  readonly limit: number;
}

/** Revisions received when their day was final already: counted all the same, and listed here. One row a revision, however often it is said. */
@Injectable()
export class LateArrivalRepository {
  constructor(@Inject(KnownRoundRepository) private readonly rounds: KnownRoundRepository) {}

  async note(tx: Transaction, states: readonly SubmissionCount[]): Promise<void> {
    const arrived = states.flatMap(({ contribution, receivedAt, backfill, submission, version }) =>
      contribution && receivedAt && !backfill ? [{ submission, ...version, contribution, receivedAt, atMs: Date.parse(receivedAt) }] : []);
    const finality = await this.rounds.finalityOf(tx, arrived.map(({ contribution: { point, day }, atMs }) => ({ point, day, atMs })));
    const late = arrived.filter(({ contribution: { point, day }, atMs }) => finality.isFinal({ point, day, atMs }));
    if (late.length === 0) return;
    const rows = late.map(({ submission, revision, decision, placement, contribution, receivedAt }) =>
      ({ submission, revision, decision, placement, point: contribution.point, day: contribution.day, received_at: receivedAt, movements: movementsOf(contribution) }));
    await tx.query(
      `insert into late_arrival as held (submission, revision, decision, placement, point, day, received_at, movements)
       select distinct on (submission, revision) submission, revision, decision, placement, point, day, received_at, movements
       from jsonb_to_recordset($1::jsonb) as state (submission text, revision int, decision int, placement int, point text, day date, received_at timestamptz, movements bigint)
       where not exists (select 1 from contribution where contribution.submission = state.submission and contribution.erased)
       order by submission, revision, decision desc, placement desc
       on conflict (submission, revision) do update set decision = excluded.decision, placement = excluded.placement, point = excluded.point, day = excluded.day, movements = excluded.movements
       where (held.decision, held.placement) < (excluded.decision, excluded.placement)`,
      [JSON.stringify(rows)],
    );
  }

  /** A page in the order of day, point and day of receipt. */
  async list(tx: Transaction, { from, to, points, provinces, after, limit }: LateQuestion): Promise<LateCount[]> {
    return tx.query<LateCount[]>(
      `select * from (
         select late_arrival.point collate "C" as point, day::text as day, (received_at at time zone 'Asia/Vientiane')::date::text as "receivedDay",
           (count(*) filter (where late_arrival.revision = 1))::int as "nNew", (count(*) filter (where late_arrival.revision > 1))::int as "nEdited", sum(movements)::float8 as movements
         from late_arrival left join known_point on known_point.code = late_arrival.point
         where day between $1::date and $2::date and ($3::text[] is null or late_arrival.point = any($3)) and ($4::text[] is null or known_point.adm1 = any($4))
         group by 1, 2, 3) as counted
       where $5::text is null or (day, point, "receivedDay") > ($5, $6, $7)
       order by day, point, "receivedDay" limit $8`,
      [from, to, points, provinces, after?.day ?? null, after?.point ?? null, after?.receivedDay ?? null, limit],
    );
  }
}

function movementsOf({ counts, parts }: Contribution): number {
  return counts.heldMovements + parts.reduce((sum, [cube, , value]) => (cube === 'total' ? sum + value : sum), 0);
}
