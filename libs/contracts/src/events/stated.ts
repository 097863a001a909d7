import 'reflect-metadata';
import { IsBoolean, IsIn, IsISO8601, IsInt, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { FORM_KINDS, type FormKind } from '../vocabulary/form-kind.js';
import type { CanonicalRecord } from '../vocabulary/canonical-record.js';
import type { CountingVerdict } from '../vocabulary/verdict.js';
import { versionText, type VersionTriple } from '../vocabulary/version.js';

export class VersionV1 implements VersionTriple {
  @IsInt() @Min(1) readonly revision: number;
  @IsInt() @Min(0) readonly decision: number;
  @IsInt() @Min(0) readonly placement: number;
}

/** What every event about a submission's state carries. */
export class SubmissionStateV1 {
  /** Submission key, `server/asset/rootUuid`. */
  @IsString() readonly submission: string;

  @IsObject() @ValidateNested() readonly version: VersionV1;

  /** The latest of the revision's receipt and the decided row that caused this state: what restatements and as-of go by. */
  @IsISO8601() readonly effectiveAt: string;
}

/** A state in which the record counts: what validated and located share. */
export class CountingStateV1 extends SubmissionStateV1 {
  @IsISO8601() readonly receivedAt: string;
  @IsString() readonly source: string;
  /** Read when its source was connected: neither late nor a restatement. */
  @IsOptional() @IsBoolean() readonly backfill?: boolean;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(['accepted', 'flagged']) readonly status: CountingVerdict;
  /** An exercise: goes all the way and counts in no figure. */
  @IsBoolean() readonly training: boolean;
  /** Of the kind that is stated beside it. */
  @IsObject() readonly record: CanonicalRecord;
}

/** The version as it stands in event ids. */
export function stateVersionOf(event: SubmissionStateV1): string {
  return versionText(event.version);
}
