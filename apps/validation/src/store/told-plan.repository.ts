import { Injectable } from '@nestjs/common';
import type { RoundPlannedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';

/** How often the plan of a round at a point in a month was told, and the fingerprint of what it said last. */
export interface ToldPlan {
  readonly point: string;
  readonly month: string;
  readonly revision: number;
  readonly fingerprint: string;
}

@Injectable()
export class ToldPlanRepository {
  /** Call it with the registers locked. */
  of(tx: Transaction, round: string): Promise<ToldPlan[]> {
    return tx.query<ToldPlan[]>('select point, month, revision, fingerprint from told_plan where round = $1', [round]);
  }

  async keep(tx: Transaction, plans: readonly { readonly fingerprint: string; readonly told: RoundPlannedV1 }[], at: string): Promise<void> {
    await tx.query(
      `insert into told_plan (round, point, month, revision, fingerprint, told, told_at)
       select told->>'round', told->>'point', told->>'month', (told->>'revision')::int, fingerprint, told, $2 from jsonb_to_recordset($1::jsonb) as p(fingerprint text, told jsonb)
       on conflict (round, point, month) do update set revision = excluded.revision, fingerprint = excluded.fingerprint, told = excluded.told, told_at = excluded.told_at`,
      [JSON.stringify(plans), at],
    );
  }
}
