import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_RECEIVED, type SubmissionReceivedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { ValidateSubmissionService } from '../validate-submission.service.js';

/** Chapter 2, door: gives each received submission to validation exactly once. */
@Controller()
export class SubmissionReceivedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ValidateSubmissionService) private readonly validation: ValidateSubmissionService,
  ) {}

  @Consumes(SUBMISSION_RECEIVED)
  onSubmissionReceived(batch: Batch<SubmissionReceivedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.validation.validate(tx, events));
  }
}
