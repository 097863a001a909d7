import { IsArray, IsBoolean, IsIn, IsISO8601, IsObject, IsString } from 'class-validator';
import { FORM_KINDS, type FormKind } from '../vocabulary/form-kind.js';
import type { FmrRecord } from '../vocabulary/fmr-record.js';
import type { CountingVerdict, Finding } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

/** Codes of the place of interview, and how they came about. `register`: the point's registered codes. */
export interface InterviewPlace {
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly method: 'register' | 'none';
}

/** A record with its place in codes. The measured position stayed behind. */
export class SubmissionLocatedV1 extends SubmissionStateV1 {
  @IsISO8601() readonly receivedAt: string;
  @IsString() readonly source: string;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(['accepted', 'flagged']) readonly status: CountingVerdict;
  @IsBoolean() readonly training: boolean;
  @IsObject() readonly record: FmrRecord;
  @IsObject() readonly place: InterviewPlace;
  @IsArray() readonly geoFindings: readonly Finding[];
}

export const SUBMISSION_LOCATED = defineTopic<SubmissionLocatedV1>({
  name: 'fm.submission.located.v1',
  payload: SubmissionLocatedV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'geo-enrichment',
  consumers: ['aggregation'],
  tier: 'restricted',
  retention: { days: 14 },
});
