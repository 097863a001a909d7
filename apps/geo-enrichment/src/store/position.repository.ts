import { Injectable } from '@nestjs/common';
import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

/** The measured positions, apart from the rest: they never leave this service. Call it with the submissions' state rows locked. */
@Injectable()
export class PositionRepository {
  /** Makes these the positions of the submissions: null deletes. */
  async replace(tx: Transaction, positions: ReadonlyMap<string, MeasuredPosition | null>): Promise<void> {
    if (positions.size === 0) return;
    await tx.query('delete from measured_position where submission = any($1::text[])', [[...positions.keys()]]);
    const known = [...positions].flatMap(([submission, position]) => (position ? [{ submission, lat: position.lat, lon: position.lon, accuracy_m: position.accuracyM }] : []));
    if (known.length === 0) return;
    await tx.query(
      `insert into measured_position (submission, lat, lon, accuracy_m)
       select * from jsonb_to_recordset($1::jsonb) as position (submission text, lat float8, lon float8, accuracy_m float8)`,
      [JSON.stringify(known)],
    );
  }
}
