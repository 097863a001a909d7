import { Injectable } from '@nestjs/common';
import type { MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

/** This service's copy of the register of points; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownPointRepository {
  /** Call it with the registers locked. @returns the codes of points that were in no province before, or in another */
  async keep(tx: Transaction, points: readonly MonitoringPointRegisteredV1[]): Promise<string[]> {
    const before = await this.byCode(tx);
    for (const point of points) {
      await tx.query(
        `insert into known_point (code, revision, point) values ($1, $2, $3)
         on conflict (code) do update set revision = excluded.revision, point = excluded.point where known_point.revision < excluded.revision`,
        [point.code, point.revision, JSON.stringify(point)],
      );
    }
    const after = await this.byCode(tx);
    return [...after.keys()].filter((code) => before.get(code)?.adm1 !== after.get(code)?.adm1);
  }

  async byCode(tx: Transaction): Promise<ReadonlyMap<string, MonitoringPoint>> {
    const rows = await tx.query<{ code: string; point: MonitoringPoint }[]>('select code, point from known_point');
    return new Map(rows.map((row) => [row.code, row.point]));
  }
}
