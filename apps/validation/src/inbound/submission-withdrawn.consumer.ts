import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { WithdrawSubmissionService } from '../withdraw-submission.service.js';

/** Chapter 2, door: what was deleted in Kobo or erased leaves a tombstone here, and of what was erased nothing else. */
@Controller()
export class SubmissionWithdrawnConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(WithdrawSubmissionService) private readonly withdrawal: WithdrawSubmissionService,
  ) {}

  @Consumes(SUBMISSION_WITHDRAWN)
  onSubmissionWithdrawn(batch: Batch<SubmissionWithdrawnV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.withdrawal.withdraw(tx, events));
  }
}
