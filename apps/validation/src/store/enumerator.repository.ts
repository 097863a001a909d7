import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';

export interface Enumerator {
  readonly code: string;
  readonly points: readonly string[];
  readonly activeFrom: string;
  readonly activeTo: string | null;
}

@Injectable()
export class EnumeratorRepository {
  async register(tx: Transaction, { code, points, activeFrom, activeTo }: Enumerator): Promise<void> {
    await tx.query(
      `insert into enumerator (code, points, active_from, active_to) values ($1, $2, $3, $4)
       on conflict (code) do update set points = excluded.points, active_from = excluded.active_from, active_to = excluded.active_to`,
      [code, points, activeFrom, activeTo ?? null],
    );
  }

  /** Undefined where nobody is registered: then there is nothing to compare with. */
  async byCode(tx: Transaction): Promise<ReadonlyMap<string, Enumerator> | undefined> {
    const rows = await tx.query<Enumerator[]>('select code, points, active_from::text as "activeFrom", active_to::text as "activeTo" from enumerator');
    return rows.length === 0 ? undefined : new Map(rows.map((row) => [row.code, row]));
  }
}
