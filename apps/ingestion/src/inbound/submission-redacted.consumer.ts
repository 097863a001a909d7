import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_REDACTED, type SubmissionRedactedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { RedactSubmissionService } from '../redact-submission.service.js';

/** Chapter 1, door: answers that nobody may keep go out of the vault. */
@Controller()
export class SubmissionRedactedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(RedactSubmissionService) private readonly redacting: RedactSubmissionService,
  ) {}

  @Consumes(SUBMISSION_REDACTED)
  onSubmissionRedacted(batch: Batch<SubmissionRedactedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.redacting.redact(tx, events));
  }
}
