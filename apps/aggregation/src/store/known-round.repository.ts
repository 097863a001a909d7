import { Injectable } from '@nestjs/common';
import type { RoundPlannedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';

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
}
