import { IsArray, IsBoolean, IsIn, IsISO8601, IsObject, IsOptional, IsString } from 'class-validator';
import { FORM_KINDS, type FormKind } from '../vocabulary/form-kind.js';
import type { FmrRecord, MeasuredPosition } from '../vocabulary/fmr-record.js';
import type { CountingVerdict, Finding } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

/** An accepted or flagged record in canonical form, with what the rules found. */
export class SubmissionValidatedV1 extends SubmissionStateV1 {
  @IsISO8601() readonly receivedAt: string;
  @IsString() readonly source: string;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(['accepted', 'flagged']) readonly status: CountingVerdict;
  /** An exercise: goes all the way and counts in no figure. */
  @IsBoolean() readonly training: boolean;
  @IsObject() readonly record: FmrRecord;
  @IsOptional() @IsObject() readonly position: MeasuredPosition | null;
  @IsArray() readonly findings: readonly Finding[];
  @IsString() readonly mappingVersion: string;
  @IsString() readonly ruleSetVersion: string;
}

export const SUBMISSION_VALIDATED = defineTopic<SubmissionValidatedV1>({
  name: 'fm.submission.validated.v1',
  payload: SubmissionValidatedV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'validation',
  consumers: ['geo-enrichment'],
  tier: 'restricted',
  retention: { days: 14 },
});
