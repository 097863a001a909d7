import { Controller, Inject } from '@nestjs/common';
import { SUBMISSION_QUARANTINED, type SubmissionQuarantinedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { NoteVerdictService } from '../note-verdict.service.js';

/** Chapter 1, door: what is held or rejected is told to Kobo. */
@Controller()
export class SubmissionQuarantinedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(NoteVerdictService) private readonly verdicts: NoteVerdictService,
  ) {}

  @Consumes(SUBMISSION_QUARANTINED)
  onSubmissionQuarantined(batch: Batch<SubmissionQuarantinedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.verdicts.note(tx, events));
  }
}
