import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_VALIDATED, type SubmissionValidatedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { LocateSubmissionService } from '../locate-submission.service.js';

/** Chapter 3, door: gives each validated submission to be located. */
@Controller()
export class SubmissionValidatedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(LocateSubmissionService) private readonly location: LocateSubmissionService,
  ) {}

  @Consumes(SUBMISSION_VALIDATED)
  onSubmissionValidated(batch: Batch<SubmissionValidatedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.location.locate(tx, events));
  }
}
