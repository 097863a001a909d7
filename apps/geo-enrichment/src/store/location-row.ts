import type { LocatedSubmission, VoidSubmission } from '../domain/submission-state.js';

/** A state as `jsonb_to_recordset` reads it: what is left out becomes null. */
export function rowOf(state: LocatedSubmission | VoidSubmission): object {
  const { submission, version, status, effectiveAt } = state;
  const always = { submission, revision: version.revision, decision: version.decision, placement: version.placement, status, effective_at: effectiveAt };
  if (!('record' in state)) return always;
  const { receivedAt, source, kind, training, record, place, codesRevision, geoFindings } = state;
  return { ...always, ...place, received_at: receivedAt, source, kind, training, point: record.point, record, codes_revision: codesRevision, geo_findings: geoFindings };
}
