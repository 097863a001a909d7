import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_QUARANTINED, type SubmissionQuarantinedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { LocateSubmissionService } from '../locate-submission.service.js';

/** Chapter 3, door: what validation holds or rejects has no place here any more. */
@Controller()
export class SubmissionQuarantinedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(LocateSubmissionService) private readonly location: LocateSubmissionService,
  ) {}

  @Consumes(SUBMISSION_QUARANTINED)
  onSubmissionQuarantined(batch: Batch<SubmissionQuarantinedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.location.hold(tx, events));
  }
}
