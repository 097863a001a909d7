import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_CORRECTED, type SubmissionCorrectedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KeepCorrectionsService } from '../keep-corrections.service.js';

/** Chapter 1, door: what a person mended is carried into Kobo. */
@Controller()
export class SubmissionCorrectedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KeepCorrectionsService) private readonly corrections: KeepCorrectionsService,
  ) {}

  @Consumes(SUBMISSION_CORRECTED)
  onSubmissionCorrected(batch: Batch<SubmissionCorrectedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.corrections.keep(tx, events));
  }
}
