import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { LocatedSubmission } from '../domain/submission-state.js';

/** Exact distances and codes of the measured positions: restricted as these are. Call it with the submissions' state rows locked. */
@Injectable()
export class CheckRepository {
  /** Makes these the checks of the submissions; where nothing was measured there is none. */
  async replace(tx: Transaction, states: readonly Pick<LocatedSubmission, 'submission' | 'check' | 'position'>[]): Promise<void> {
    if (states.length === 0) return;
    await this.forget(tx, states.map(({ submission }) => submission));
    const rows = states.filter(({ position }) => position !== null).map(({ submission, check }) => ({
      submission, ...check.measured, point_m: check.pointM, nearest_point: check.nearestPoint, nearest_m: check.nearestM, boundary_set: check.measured.boundarySet,
    }));
    if (rows.length === 0) return;
    await tx.query(
      `insert into position_check
       select * from jsonb_to_recordset($1::jsonb) as said (
         submission text, class text, method text, country text, adm1 text, adm2 text, other jsonb, point_m float8, nearest_point text, nearest_m float8, boundary_set int)`,
      [JSON.stringify(rows)],
    );
  }

  async forget(tx: Transaction, submissions: readonly string[]): Promise<void> {
    await tx.query('delete from position_check where submission = any($1::text[])', [submissions]);
  }
}
