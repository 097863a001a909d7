import type { CanonicalRecord, CountingVerdict, FormKind, MeasuredPosition } from '@fm/contracts/vocabulary';
import type { CountingSubmission, Outcome } from '../domain/submission-state.js';

/** A submission whose location may be out of date, with its position and what was last found out; null where that was before outcomes were kept. */
export interface StaleLocation {
  readonly submission: CountingSubmission;
  readonly position: MeasuredPosition | null;
  readonly outcome: Outcome | null;
}

export interface StaleRow {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly placement: number;
  readonly status: CountingVerdict;
  readonly effective_at: Date;
  readonly received_at: Date;
  readonly source: string;
  readonly backfill: boolean | null;
  readonly kind: FormKind;
  readonly training: boolean;
  readonly record: CanonicalRecord;
  readonly outcome: Outcome | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly accuracy_m: number | null;
}

export function staleOf(row: StaleRow): StaleLocation {
  const { submission, revision, decision, placement, status, source, backfill, kind, training, record, outcome, lat, lon } = row;
  return {
    submission: {
      submission, version: { revision, decision, placement }, status, source, ...(backfill === null ? {} : { backfill }), kind, training, record,
      effectiveAt: row.effective_at.toISOString(), receivedAt: row.received_at.toISOString(),
    },
    position: lat === null || lon === null ? null : { lat, lon, accuracyM: row.accuracy_m },
    outcome,
  };
}
