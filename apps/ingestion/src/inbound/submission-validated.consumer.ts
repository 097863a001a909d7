import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_VALIDATED, type SubmissionValidatedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { NoteVerdictService } from '../note-verdict.service.js';

/** Chapter 1, door: what counts is told to Kobo. */
@Controller()
export class SubmissionValidatedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(NoteVerdictService) private readonly verdicts: NoteVerdictService,
  ) {}

  @Consumes(SUBMISSION_VALIDATED)
  onSubmissionValidated(batch: Batch<SubmissionValidatedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.verdicts.note(tx, events));
  }
}
