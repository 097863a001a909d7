import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Observation } from '../domain/point-day/observation.js';

const NOTHING = `kind = null, point = null, day = null, direction = null, flagged = null, any_vulnerability = null, missing = null, fields = null, received_at = null,
  backfill = null, watched_from = null, watched_to = null, open = null, observed = null`;

const COLUMNS = `submission, revision, decision, placement, status, kind, point, day, direction, flagged, any_vulnerability, missing, fields, received_at, backfill, effective_at,
  watched_from, watched_to, open, observed`;

/** What submissions say of days at points: one row each, its tombstone included. Whatever changes, the days that it leaves and reaches are counted again. */
@Injectable()
export class ObservationRepository {
  /** What is not newer than what is held changes nothing, in whatever order it comes. */
  async keep(tx: Transaction, observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    await tx.query(
      `with kept as (
         insert into observation as held (${COLUMNS})
         select distinct on (submission collate "C") ${COLUMNS}
         from jsonb_to_recordset($1::jsonb) as said (submission text, revision int, decision int, placement int, status text, kind text, point text, day date, direction text,
           flagged boolean, any_vulnerability boolean, missing int, fields int, received_at timestamptz, backfill boolean, effective_at timestamptz,
           watched_from timestamptz, watched_to timestamptz, open boolean, observed boolean)
         order by submission collate "C", revision desc, decision desc, placement desc
         on conflict (submission) do update set revision = excluded.revision, decision = excluded.decision, placement = excluded.placement, status = excluded.status,
           kind = excluded.kind, point = excluded.point, day = excluded.day, direction = excluded.direction, flagged = excluded.flagged,
           any_vulnerability = excluded.any_vulnerability, missing = excluded.missing, fields = excluded.fields, received_at = excluded.received_at,
           backfill = excluded.backfill, effective_at = excluded.effective_at, watched_from = excluded.watched_from, watched_to = excluded.watched_to,
           open = excluded.open, observed = excluded.observed
         where (held.revision, held.decision, held.placement) < (excluded.revision, excluded.decision, excluded.placement)
         returning old.point as old_point, old.day as old_day, new.point as new_point, new.day as new_day)
       ${MARK_BOTH}`,
      [JSON.stringify(observations.map(rowOf))],
    );
  }

  /** Nothing of an erased one stays, also where its counter is behind (restored from a backup): the held version remains, so that nothing older comes back. */
  async erase(tx: Transaction, submissions: readonly string[]): Promise<void> {
    if (submissions.length === 0) return;
    await tx.query(
      `with kept as (
         update observation set status = 'withdrawn', ${NOTHING} where submission = any($1) and point is not null
         returning old.point as old_point, old.day as old_day, new.point as new_point, new.day as new_day)
       ${MARK_BOTH}`,
      [submissions],
    );
  }
}

const MARK_BOTH = `insert into point_day_due (point, day)
  select distinct place.point, place.day from kept, lateral (values (old_point, old_day), (new_point, new_day)) as place(point, day) where place.point is not null`;

function rowOf({ submission, version, status, effectiveAt, facts }: Observation): object {
  const stated = { submission, ...version, status, effective_at: effectiveAt };
  if (!facts) return stated;
  const { point, day, receivedAt, backfill, registry, watch } = facts;
  const times = watch?.times && { watched_from: new Date(watch.times.from).toISOString(), watched_to: new Date(watch.times.to).toISOString() };
  return {
    ...stated, kind: registry ? 'fmr' : 'coverage', point, day, received_at: receivedAt, backfill,
    ...(registry && { direction: registry.direction, flagged: registry.flagged, any_vulnerability: registry.anyVulnerability, missing: registry.missing, fields: registry.fields }),
    ...(watch && { open: watch.open, observed: watch.observed, ...times }),
  };
}
