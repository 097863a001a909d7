import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { LocatedSubmission, VoidSubmission } from '../domain/submission-state.js';
import { rowOf } from './location-row.js';
import { staleOf, type StaleLocation, type StaleRow } from './stale-location.js';

/** One row per submission: its current state, under the guard of the version triple. */
@Injectable()
export class LocationRepository {
  /**
   * Writes the states that are newer than what is held; rows are locked in order of the key, so that two partitions cannot deadlock.
   * @returns keys of the states that were written
   */
  async apply(tx: Transaction, states: readonly (LocatedSubmission | VoidSubmission)[]): Promise<ReadonlySet<string>> {
    if (states.length === 0) return new Set();
    const rows = await tx.query<{ submission: string }[]>(APPLY, [JSON.stringify(states.map(rowOf))]);
    return new Set(rows.map((row) => row.submission));
  }

  /** Up to `limit` stale locations, locked; those that somebody else has in hand are passed over, so that it waits for nobody. */
  async stale(tx: Transaction, limit: number): Promise<StaleLocation[]> {
    return (await tx.query<StaleRow[]>(STALE, [limit])).map(staleOf);
  }
}

const APPLY = `
  insert into submission_location as held
  select incoming.* from jsonb_to_recordset($1::jsonb) as incoming (
    submission text, revision int, decision int, placement int, status text, effective_at timestamptz, received_at timestamptz, source text,
    kind text, training boolean, point text, record jsonb, adm1 text, adm2 text, method text, codes_revision int, geo_findings jsonb)
  order by incoming.submission
  on conflict (submission) do update set
    revision = excluded.revision, decision = excluded.decision, placement = excluded.placement, status = excluded.status,
    effective_at = excluded.effective_at, received_at = excluded.received_at, source = excluded.source, kind = excluded.kind,
    training = excluded.training, point = excluded.point, record = excluded.record, adm1 = excluded.adm1, adm2 = excluded.adm2,
    method = excluded.method, codes_revision = excluded.codes_revision, geo_findings = excluded.geo_findings
  where (held.revision, held.decision, held.placement) < (excluded.revision, excluded.decision, excluded.placement)
  returning submission`;

/** Point by point with an order that is the index's own: when nothing is stale it reads one index entry a point, however many rows there are. */
const STALE = `
  select located.*, registered.adm1 as new_adm1, registered.adm2 as new_adm2, registered.codes_revision as new_codes_revision,
         registered.codes_changed_at as new_codes_changed_at
  from monitoring_point registered
  cross join lateral (
    select * from submission_location stored
    where stored.point = registered.code and stored.codes_revision < registered.codes_revision
    order by stored.codes_revision limit $1 for update skip locked) located
  limit $1`;
