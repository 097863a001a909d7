import { Injectable } from '@nestjs/common';
import type { RoundPlannedV1 } from '@fm/contracts';
import type { FinalityTerms } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { endOfDay, Finality, type PlaceDay } from '../domain/finality.js';

/** This service's copy of the rounds, by point and month; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownRoundRepository {
  async keep(tx: Transaction, plans: readonly RoundPlannedV1[]): Promise<void> {
    const rows = plans.map((plan) => ({ round: plan.round, point: plan.point, month: plan.month, revision: plan.revision, plan }));
    await tx.query(
      `insert into known_round as held (round, point, month, revision, plan)
       select distinct on (round, point, month) round, point, month, revision, plan
       from jsonb_to_recordset($1::jsonb) as r(round text, point text, month text, revision int, plan jsonb) order by round, point, month, revision desc
       on conflict (round, point, month) do update set revision = excluded.revision, plan = excluded.plan where held.revision < excluded.revision`,
      [JSON.stringify(rows)],
    );
  }

  /** When these days become final. Most are asked about on the day itself, when no round has to be looked up. */
  async finalityOf(tx: Transaction, asked: readonly PlaceDay[]): Promise<Finality> {
    const over = asked.filter(({ day, atMs }) => atMs >= endOfDay(day));
    if (over.length === 0) return new Finality(new Map());
    const months = new Set(over.map(({ point, day }) => `${point}/${day.slice(0, 7)}`));
    const rows = await tx.query<(FinalityTerms & { readonly point: string })[]>(
      `select point, plan->>'from' as "from", plan->>'to' as "to", (plan->>'finalAfterDays')::int as "finalAfterDays", plan->>'closedAt' as "closedAt"
       from known_round where (point, month) in (select split_part(asked, '/', 1), split_part(asked, '/', 2) from unnest($1::text[]) as asked)
         and plan->>'withdrawn' = 'false'`,
      [[...months]],
    );
    const terms = new Map<string, FinalityTerms[]>();
    for (const { point, ...round } of rows) terms.set(point, [...(terms.get(point) ?? []), round]);
    return new Finality(terms);
  }
}
