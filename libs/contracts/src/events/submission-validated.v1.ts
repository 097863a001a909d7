import { IsArray, IsObject, IsOptional, IsString } from 'class-validator';
import type { MeasuredPosition } from '../vocabulary/fmr-record.js';
import type { Finding } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';
import { CountingStateV1, stateVersionOf } from './stated.js';

/** An accepted or flagged record in canonical form, with what the rules found. */
export class SubmissionValidatedV1 extends CountingStateV1 {
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
  consumers: ['geo-enrichment', 'ingestion'],
  tier: 'restricted',
  retention: { days: 14 },
});
