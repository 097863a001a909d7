import { IsIn, IsISO8601 } from 'class-validator';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

export const WITHDRAWAL_REASONS = ['deleted', 'erased'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Deleted in Kobo, or erased on request: a revision too, which leaves a tombstone and takes the record out of every figure. */
export class SubmissionWithdrawnV1 extends SubmissionStateV1 {
  @IsIn(WITHDRAWAL_REASONS) readonly reason: WithdrawalReason;
  @IsISO8601() readonly withdrawnAt: string;
}

export const SUBMISSION_WITHDRAWN = defineTopic<SubmissionWithdrawnV1>({
  name: 'fm.submission.withdrawn.v1',
  payload: SubmissionWithdrawnV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'ingestion',
  consumers: ['validation', 'geo-enrichment', 'aggregation'],
  tier: 'restricted',
  retention: { days: 14 },
});
