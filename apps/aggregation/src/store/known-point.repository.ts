import { Injectable } from '@nestjs/common';
import type { MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';

/** Key of the advisory lock that says: the register stays as it is until I commit (shared), or: I change it (exclusive). */
const REGISTER_LOCK = `hashtext('passage-aggregation-register')`;

/** This service's copy of the register of points; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownPointRepository {
  /**
   * Waits until no batch is counting, and keeps new ones out until commit: a batch that read the old class and commits after the switch would
   * leave its records on the wrong side.
   * @returns codes of the points of which something changed
   */
  async keep(tx: Transaction, points: readonly MonitoringPointRegisteredV1[]): Promise<string[]> {
    await this.holdCounting(tx);
    const rows = await tx.query<{ code: string }[]>(
      `insert into known_point (code, revision, class, adm1, adm2)
       select distinct on (code) code, revision, class, adm1, adm2
       from jsonb_to_recordset($1::jsonb) as point (code text, revision int, class text, adm1 text, adm2 text) order by code, revision desc
       on conflict (code) do update set revision = excluded.revision, class = excluded.class, adm1 = excluded.adm1, adm2 = excluded.adm2
       where known_point.revision < excluded.revision returning code`,
      [JSON.stringify(points.map(({ code, revision, class: pointClass, adm1, adm2 }) => ({ code, revision, class: pointClass, adm1, adm2 })))],
    );
    return rows.map(({ code }) => code);
  }

  /** Waits until no batch is counting, and keeps new ones out until commit: every batch holds the register as it is while it counts. */
  async holdCounting(tx: Transaction): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${REGISTER_LOCK})`);
  }

  /** Where movements do not count. A point that is not registered is not among them. Holds the register as it is until commit. */
  async communityPoints(tx: Transaction): Promise<ReadonlySet<string>> {
    // Two statements: the second must see what was committed while the first waited.
    await tx.query(`select pg_advisory_xact_lock_shared(${REGISTER_LOCK})`);
    const rows = await tx.query<{ code: string }[]>(`select code from known_point where class = 'community'`);
    return new Set(rows.map(({ code }) => code));
  }

  /** P-code of a point's province; null where the point is not registered. */
  async provinceOf(tx: Transaction, point: string): Promise<string | null> {
    const [row] = await tx.query<{ adm1: string }[]>('select adm1 from known_point where code = $1', [point]);
    return row?.adm1 ?? null;
  }
}
