import { Inject, Injectable } from '@nestjs/common';
import type { MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { Database, type Transaction } from '@fm/persistence';

/** This service's copy of the register of points; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownPointRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns whether any entry changed */
  async keep(tx: Transaction, points: readonly MonitoringPointRegisteredV1[]): Promise<boolean> {
    const changed = await tx.query<unknown[]>(
      `with kept as (insert into known_point (code, revision, point)
       select distinct on (code) code, revision, point from unnest($1::text[], $2::int[], $3::jsonb[]) as incoming(code, revision, point)
       order by code, revision desc
       on conflict (code) do update set revision = excluded.revision, point = excluded.point where known_point.revision < excluded.revision returning code)
       select code from kept`,
      [points.map((point) => point.code), points.map((point) => point.revision), points.map((point) => JSON.stringify(point))],
    );
    return changed.length > 0;
  }

  /** All points, by code. */
  async all(): Promise<readonly MonitoringPoint[]> {
    const rows = await this.database.query<{ point: MonitoringPoint }[]>('select point from known_point order by code collate "C"');
    return rows.map((row) => row.point);
  }
}
