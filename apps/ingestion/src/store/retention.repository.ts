import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';

/** Before which instant bodies go; null: never. */
export interface RetentionLimits {
  readonly superseded: string | null;
  readonly withdrawn: string | null;
  readonly unplaced: string | null;
}

/** How many bodies went. */
export interface Destroyed {
  readonly superseded: number;
  readonly withdrawn: number;
  readonly unplaced: number;
}

@Injectable()
export class RetentionRepository {
  /** The row of a body stays, for the order of edits; its bytes go, and with them the chance that it ever counts again. */
  async destroy(tx: Transaction, { superseded, withdrawn, unplaced }: RetentionLimits): Promise<Destroyed> {
    const emptied = (condition: string, before: string | null): Promise<number> =>
      count(tx, `update raw_body b set sealed = '', trusted = false from submission s where s.submission = b.submission and length(b.sealed) > 0 and ${condition} returning 1`, before);
    return {
      superseded: await emptied(`s.state = 'live' and b.receipt is distinct from s.head and b.received_at < $1`, superseded),
      withdrawn: await emptied(`s.state = 'withdrawn' and s.changed_at < $1`, withdrawn),
      unplaced: (await count(tx, 'delete from raw_body where submission is null and received_at < $1 returning 1', unplaced)) + (await count(tx, 'delete from refused_body where received_at < $1 returning 1', unplaced)),
    };
  }
}

async function count(tx: Transaction, statement: string, before: string | null): Promise<number> {
  if (before === null) return 0;
  const rows = await tx.query<{ n: number }[]>(`with gone as (${statement}) select count(*)::int as n from gone`, [before]);
  return rows[0]?.n ?? 0;
}
