import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_LOCATED, type SubmissionLocatedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { TakeSubmissionsService } from '../take-submissions.service.js';

/** Chapter 4, door: gives each located submission to counting exactly once. */
@Controller()
export class SubmissionLocatedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(TakeSubmissionsService) private readonly submissions: TakeSubmissionsService,
  ) {}

  @Consumes(SUBMISSION_LOCATED)
  onSubmissionLocated(batch: Batch<SubmissionLocatedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.submissions.located(tx, events));
  }
}
