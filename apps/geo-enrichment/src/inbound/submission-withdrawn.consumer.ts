import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { LocateSubmissionService } from '../locate-submission.service.js';

/** Chapter 3, door: what was deleted in Kobo or erased leaves a tombstone here. */
@Controller()
export class SubmissionWithdrawnConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(LocateSubmissionService) private readonly location: LocateSubmissionService,
  ) {}

  @Consumes(SUBMISSION_WITHDRAWN)
  onSubmissionWithdrawn(batch: Batch<SubmissionWithdrawnV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.location.withdraw(tx, events));
  }
}
