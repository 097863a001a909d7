import { Injectable } from '@nestjs/common';
import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

/** As many as make a point's position certain. */
export const GOOD_FIXES = 30;
/** Metres; worse ones say little about a point. */
const GOOD_ACCURACY_M = 50;

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

  /** The first good fixes at a point, training left out, in the order in which they came: at most as many as it takes. */
  firstGoodFixes(tx: Transaction, point: string): Promise<{ lat: number; lon: number }[]> {
    return tx.query(
      `select measured.lat, measured.lon
       from submission_location located join measured_position measured using (submission) join position_check said using (submission)
       where located.point = $1 and not located.training and measured.accuracy_m <= $2 and said.class in ('inside', 'border', 'near')
       order by located.received_at, located.submission limit $3`,
      [point, GOOD_ACCURACY_M, GOOD_FIXES],
    );
  }
}
