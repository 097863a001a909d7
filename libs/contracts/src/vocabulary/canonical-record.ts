import type { CoverageRecord } from './coverage-record.js';
import type { FmrRecord } from './fmr-record.js';
import type { FmsRecord } from './fms-record.js';
import type { FormKind } from './form-kind.js';
import type { RecordHeader } from './record-header.js';

/** The counter-trafficking module: only its header travels. Its answers are class X and have a topic of their own. */
export type CtRecord = RecordHeader;

export interface RecordOfKind {
  readonly coverage: CoverageRecord;
  readonly fmr: FmrRecord;
  readonly fms: FmsRecord;
  readonly ct: CtRecord;
}

/** A record of any kind; which one, its `kind` beside it says. */
export type CanonicalRecord = RecordOfKind[FormKind];

/** Narrows a record by the kind that is stated beside it. */
export function isOfKind<K extends FormKind, T extends { readonly kind: FormKind; readonly record: CanonicalRecord }>(kind: K, stated: T): stated is T & { readonly kind: K; readonly record: RecordOfKind[K] } {
  return stated.kind === kind;
}
