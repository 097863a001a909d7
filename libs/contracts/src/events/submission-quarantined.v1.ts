import { IsArray, IsBoolean, IsIn, IsISO8601, IsInt, IsOptional, IsString } from 'class-validator';
import { FLOW_DIRECTIONS, type FlowDirection } from '../vocabulary/flow-direction.js';
import { FORM_KINDS, type FormKind } from '../vocabulary/form-kind.js';
import type { LocalDay } from '../vocabulary/local-day.js';
import type { HeldPlace, HoldingVerdict } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

/** Held or rejected: counts no more. Says as much of place and size as is known, so that what is held can be counted beside the figure. */
export class SubmissionQuarantinedV1 extends SubmissionStateV1 implements HeldPlace {
  @IsISO8601() readonly receivedAt: string;
  @IsString() readonly source: string;
  /** Read when its source was connected. */
  @IsOptional() @IsBoolean() readonly backfill?: boolean;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(['quarantined', 'rejected']) readonly status: HoldingVerdict;
  @IsBoolean() readonly training: boolean;
  @IsOptional() @IsString() readonly point: string | null;
  @IsOptional() @IsString() readonly day: LocalDay | null;
  @IsOptional() @IsIn(FLOW_DIRECTIONS) readonly direction: FlowDirection | null;
  @IsOptional() @IsInt() readonly nTotal: number | null;
  /** Ids of the rules that hold it. */
  @IsArray() @IsString({ each: true }) readonly rules: readonly string[];
}

export const SUBMISSION_QUARANTINED = defineTopic<SubmissionQuarantinedV1>({
  name: 'fm.submission.quarantined.v1',
  payload: SubmissionQuarantinedV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'validation',
  consumers: ['geo-enrichment', 'aggregation', 'ingestion'],
  tier: 'restricted',
  retention: { days: 14 },
});
