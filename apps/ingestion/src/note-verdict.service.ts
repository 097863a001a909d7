import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionQuarantinedV1, SubmissionValidatedV1 } from '@fm/contracts';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { statusFor } from './domain/wanted-status.js';
import { WriteBackRepository } from './store/write-back.repository.js';

/** Hears what validation decided, for those who look at the submission in Kobo. */
@Injectable()
export class NoteVerdictService {
  constructor(
    @Inject(WriteBackRepository) private readonly writeBack: WriteBackRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  note(tx: Transaction, events: readonly Envelope<SubmissionValidatedV1 | SubmissionQuarantinedV1>[]): Promise<void> {
    const verdicts = events.map(({ data: { submission, source, version, status } }) => ({ submission, source, revision: version.revision, decision: version.decision, verdict: status, wanted: statusFor(status) }));
    return this.writeBack.note(tx, verdicts, this.clock.now().toISOString());
  }
}
