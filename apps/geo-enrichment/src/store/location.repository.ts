import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { LocatedSubmission, VoidSubmission } from '../domain/submission-state.js';
import { basisOf, rowOf } from './location-row.js';
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

  /**
   * Up to `limit` locations that may be out of date, locked; those that somebody else has in hand are passed over, so that it waits for nobody.
   * Out of date: the point's entry has changed, a boundary set came or went, a person said what their words mean.
   */
  async stale(tx: Transaction, generation: number, limit: number): Promise<StaleLocation[]> {
    for (const [statement, parameters] of [[STALE_BY_POINT, [limit]], [STALE_BY_BOUNDARIES, [limit, generation]], [STALE_BY_NAME, [limit]]] as const) {
      const keys = (await tx.query<{ submission: string }[]>(statement, [...parameters])).map(({ submission }) => submission);
      if (keys.length > 0) return (await tx.query<StaleRow[]>(STATES, [keys])).map(staleOf);
    }
    return [];
  }

  /** Notes that these are up to date as they are. */
  async confirm(tx: Transaction, states: readonly LocatedSubmission[]): Promise<void> {
    if (states.length === 0) return;
    await tx.query(
      `update submission_location held set codes_revision = said.codes_revision, boundary_generation = said.boundary_generation
       from jsonb_to_recordset($1::jsonb) as said (submission text, codes_revision int, boundary_generation int) where held.submission = said.submission`,
      [JSON.stringify(states.map((state) => ({ submission: state.submission, ...basisOf(state) })))],
    );
  }
}

const APPLY = `
  insert into submission_location as held
  select incoming.* from jsonb_to_recordset($1::jsonb) as incoming (
    submission text, revision int, decision int, placement int, status text, effective_at timestamptz, received_at timestamptz, source text,
    kind text, training boolean, point text, record jsonb, adm1 text, adm2 text, method text, codes_revision int, geo_findings jsonb,
    outcome jsonb, boundary_generation int, backfill boolean)
  order by incoming.submission
  on conflict (submission) do update set
    revision = excluded.revision, decision = excluded.decision, placement = excluded.placement, status = excluded.status,
    effective_at = excluded.effective_at, received_at = excluded.received_at, source = excluded.source, kind = excluded.kind,
    training = excluded.training, point = excluded.point, record = excluded.record, adm1 = excluded.adm1, adm2 = excluded.adm2,
    method = excluded.method, codes_revision = excluded.codes_revision, geo_findings = excluded.geo_findings, outcome = excluded.outcome,
    boundary_generation = excluded.boundary_generation, backfill = excluded.backfill
  where (held.revision, held.decision, held.placement) < (excluded.revision, excluded.decision, excluded.placement)
  returning submission`;

/** Point by point with an order that is the index's own: when nothing is stale it reads one index entry a point, however many rows there are. */
const STALE_BY_POINT = `
  select located.submission from monitoring_point registered
  cross join lateral (
    select submission from submission_location stored
    where stored.point = registered.code and stored.codes_revision < registered.codes_revision
    order by stored.codes_revision limit $1 for update skip locked) located
  limit $1`;

/** The least generation is one index entry, with or without statistics; only where it is behind are there rows to look for. */
const STALE_BY_BOUNDARIES = `
  select submission from submission_location
  where boundary_generation < $2 and (select min(boundary_generation) from submission_location) < $2
  order by boundary_generation limit $1 for update skip locked`;

/** Alias by alias: as many index entries as people have decided names. */
const STALE_BY_NAME = `
  select distinct named.submission from place_alias alias
  cross join lateral (
    select submission from stated_name
    where name_key = alias.name_key and within = alias.within and alias_revision < alias.revision limit $1) named
  limit $1`;

const STATES = `
  select stored.*, measured.lat, measured.lon, measured.accuracy_m
  from submission_location stored left join measured_position measured using (submission)
  where stored.submission = any($1::text[]) and stored.record is not null order by stored.submission for update of stored skip locked`;
