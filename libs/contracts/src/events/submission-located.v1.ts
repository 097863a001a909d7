import { IsArray, IsObject, IsOptional } from 'class-validator';
import type { MeasuredCheck } from '../vocabulary/measured-check.js';
import type { Finding } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';
import { CountingStateV1, stateVersionOf } from './stated.js';

/** Codes of the place of interview, and how they came about. `register`: the point's registered codes. */
export interface InterviewPlace {
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly method: 'register' | 'none';
}

/** A record with its place in codes. The measured position stayed behind. */
export class SubmissionLocatedV1 extends CountingStateV1 {
  @IsObject() readonly place: InterviewPlace;
  /** What the position said about it. Absent in events from before there was such a check. */
  @IsOptional() @IsObject() readonly measured?: MeasuredCheck | null;
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
