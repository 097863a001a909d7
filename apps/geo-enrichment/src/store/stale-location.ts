import type { CanonicalRecord, CountingVerdict, FormKind } from '@fm/contracts/vocabulary';
import type { CountingSubmission, RegisteredCodes } from '../domain/submission-state.js';

/** A submission whose place was taken from codes that the register has replaced, and what the register says now. */
export interface StaleLocation {
  readonly submission: CountingSubmission;
  readonly codes: RegisteredCodes;
}

/** A stored location beside the codes that the register has now. */
export interface StaleRow {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly placement: number;
  readonly status: CountingVerdict;
  readonly effective_at: Date;
  readonly received_at: Date;
  readonly source: string;
  readonly kind: FormKind;
  readonly training: boolean;
  readonly record: CanonicalRecord;
  readonly new_adm1: string;
  readonly new_adm2: string;
  readonly new_codes_revision: number;
  readonly new_codes_changed_at: Date;
}

export function staleOf(row: StaleRow): StaleLocation {
  const { submission, revision, decision, placement, status, source, kind, training, record } = row;
  return {
    submission: {
      submission, version: { revision, decision, placement }, status, source, kind, training, record,
      effectiveAt: row.effective_at.toISOString(), receivedAt: row.received_at.toISOString(),
    },
    codes: { adm1: row.new_adm1, adm2: row.new_adm2, revision: row.new_codes_revision, changedAt: row.new_codes_changed_at.toISOString() },
  };
}
