import type { CanonicalRecord, CountingVerdict, Finding, FormKind, HoldingVerdict, VersionTriple } from '@fm/contracts/vocabulary';

/** What the register says of a record's point. `revision` counts changes of the codes, not of the entry. */
export interface RegisteredCodes {
  readonly adm1: string;
  readonly adm2: string;
  readonly revision: number;
  readonly changedAt: string;
}

/** The place of interview in codes. `register`: the point's registered codes; `none`: the point is not in the register. */
export interface Place {
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly method: 'register' | 'none';
}

/** A counting submission as validation decided it, with the last placement given to it (0 where none was). */
export interface CountingSubmission {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly effectiveAt: string;
  readonly receivedAt: string;
  readonly source: string;
  readonly kind: FormKind;
  readonly status: CountingVerdict;
  readonly training: boolean;
  /** As validated: the stated words are still there, so that it can be located again. */
  readonly record: CanonicalRecord;
}

/** The same with its place, at the next placement. `coded` is the record as it may travel on. */
export interface LocatedSubmission extends CountingSubmission {
  readonly place: Place;
  /** The codes' revision in the register that was used, 0 where the point was not in it: what is lower than the register's is stale. */
  readonly codesRevision: number;
  readonly coded: CanonicalRecord;
  readonly geoFindings: readonly Finding[];
}

/** A submission that counts no more: held, rejected or withdrawn. Nothing is kept of it but its version. */
export interface VoidSubmission {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly effectiveAt: string;
  readonly status: HoldingVerdict | 'withdrawn';
}
