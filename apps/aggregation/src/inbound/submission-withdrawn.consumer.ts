import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { TakeSubmissionsService } from '../take-submissions.service.js';

/** Chapter 4, door: what was deleted in Kobo or erased is taken back and leaves a tombstone here. */
@Controller()
export class SubmissionWithdrawnConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(TakeSubmissionsService) private readonly submissions: TakeSubmissionsService,
  ) {}

  @Consumes(SUBMISSION_WITHDRAWN)
  onSubmissionWithdrawn(batch: Batch<SubmissionWithdrawnV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.submissions.withdrawn(tx, events));
  }
}
