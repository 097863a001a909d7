import type { CanonicalRecord, CountingVerdict, Finding, FmrRecord, FormKind, HoldingVerdict, MeasuredCheck, MeasuredPosition, VersionTriple } from '@fm/contracts/vocabulary';
import type { PlaceCandidate } from './names/resolve-place.js';

/** What the register says of a record's point. */
export interface PointFacts {
  readonly code: string;
  readonly adm1: string;
  readonly adm2: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusM: number;
  readonly confirmed: boolean;
  readonly onBoard: boolean;
  /** Counts changes of what locating goes by: codes, position, radius; not of the whole entry. */
  readonly revision: number;
  /** When the codes were last changed. */
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
  readonly backfill?: boolean;
  readonly kind: FormKind;
  readonly status: CountingVerdict;
  readonly training: boolean;
  /** As validated: the stated words are still there, so that it can be located again. */
  readonly record: CanonicalRecord;
}

/** Words for a place without a code, and what came of them. `open`: waits for a person. */
export interface StatedName {
  readonly end: 'departure' | 'origin' | 'destination';
  readonly text: string;
  /** The same for all ways to write the text. */
  readonly key: string;
  /** P-code of the stated province; empty where none was stated. */
  readonly within: string;
  readonly state: 'decided' | 'open' | 'closed';
  /** Revision of the alias that was looked at, 0 where there was none. */
  readonly aliasRevision: number;
  readonly candidates: readonly PlaceCandidate[];
}

/** The check of a position with what stays in this service: the exact distances. */
export interface PositionCheck {
  readonly measured: MeasuredCheck;
  readonly pointM: number | null;
  readonly nearestPoint: string | null;
  readonly nearestM: number | null;
}

/** What was found out: all that an event says beyond the validated record, so that equal outcomes need no second event. */
export interface Outcome {
  readonly place: Place;
  readonly measured: MeasuredCheck;
  readonly departure: FmrRecord['departure'] | null;
  readonly destination: FmrRecord['destination'] | null;
  readonly geoFindings: readonly Finding[];
}

/** The same with its place, at the next placement. `coded` is the record as it may travel on. */
export interface LocatedSubmission extends CountingSubmission {
  readonly position: MeasuredPosition | null;
  readonly outcome: Outcome;
  readonly coded: CanonicalRecord;
  readonly check: PositionCheck;
  readonly names: readonly StatedName[];
  /** The point's revision in the register that was used, 0 where it was not in it: what is lower than the register's is stale. */
  readonly codesRevision: number;
  /** The boundary sets that were used, by number of changes; null where no position asked for one. */
  readonly boundaryGeneration: number | null;
}

/** A submission that counts no more: held, rejected or withdrawn. Nothing is kept of it but its version. */
export interface VoidSubmission {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly effectiveAt: string;
  readonly status: HoldingVerdict | 'withdrawn';
}
