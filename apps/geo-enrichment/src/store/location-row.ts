import type { LocatedSubmission, VoidSubmission } from '../domain/submission-state.js';

/** A state as `jsonb_to_recordset` reads it: what is left out becomes null. */
export function rowOf(state: LocatedSubmission | VoidSubmission): object {
  const { submission, version, status, effectiveAt } = state;
  const always = { submission, revision: version.revision, decision: version.decision, placement: version.placement, status, effective_at: effectiveAt };
  if (!('record' in state)) return always;
  const { receivedAt, source, backfill, kind, training, record, outcome } = state;
  return {
    ...always, ...outcome.place, ...basisOf(state), received_at: receivedAt, source, backfill, kind, training, point: record.point, record, outcome,
    geo_findings: outcome.geoFindings,
  };
}

/** What a location was made from, as far as it can go stale. */
export function basisOf({ codesRevision, boundaryGeneration }: Pick<LocatedSubmission, 'codesRevision' | 'boundaryGeneration'>): object {
  return { codes_revision: codesRevision, boundary_generation: boundaryGeneration };
}
