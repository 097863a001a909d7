import { IsIn, IsInt, IsISO8601, IsString, Min } from 'class-validator';
import { REVIEW_STATUSES, type ReviewStatus } from '../vocabulary/review-status.js';
import { defineTopic } from '../topic.js';

/** A person's status in Kobo, which outranks rules. Not guarded by the version triple: `review` counts the statuses of a submission, and the newest counts, even before the body comes. */
export class SubmissionReviewedV1 {
  @IsString() readonly submission: string;
  /** The revision that stood when the status was seen. */
  @IsInt() @Min(0) readonly revision: number;
  @IsInt() @Min(1) readonly review: number;
  @IsIn(REVIEW_STATUSES) readonly status: ReviewStatus;
  @IsISO8601() readonly reviewedAt: string;
  @IsISO8601() readonly effectiveAt: string;
}

export const SUBMISSION_REVIEWED = defineTopic<SubmissionReviewedV1>({
  name: 'fm.submission.reviewed.v1',
  payload: SubmissionReviewedV1,
  keyOf: (event) => event.submission,
  versionOf: (event) => String(event.review),
  producer: 'ingestion',
  consumers: ['validation'],
  tier: 'restricted',
  retention: { days: 14 },
});
