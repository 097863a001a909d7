import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_QUARANTINED, type SubmissionQuarantinedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { TakeSubmissionsService } from '../take-submissions.service.js';

/** Chapter 4, door: what is held or rejected counts no more. */
@Controller()
export class SubmissionQuarantinedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(TakeSubmissionsService) private readonly submissions: TakeSubmissionsService,
  ) {}

  @Consumes(SUBMISSION_QUARANTINED)
  onSubmissionQuarantined(batch: Batch<SubmissionQuarantinedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.submissions.held(tx, events));
  }
}
