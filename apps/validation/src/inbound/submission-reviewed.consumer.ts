import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_REVIEWED, type SubmissionReviewedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { ReviewSubmissionService } from '../review-submission.service.js';

/** Chapter 2, door: what people set in Kobo outranks the rules. */
@Controller()
export class SubmissionReviewedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ReviewSubmissionService) private readonly reviews: ReviewSubmissionService,
  ) {}

  @Consumes(SUBMISSION_REVIEWED)
  onSubmissionReviewed(batch: Batch<SubmissionReviewedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.reviews.review(tx, events));
  }
}
