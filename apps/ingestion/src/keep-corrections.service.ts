import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionCorrectedV1 } from '@fm/contracts';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { CorrectionRepository } from './store/correction.repository.js';
import { RedactionRepository } from './store/redaction.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { Vault } from './store/vault.js';

/** Keeps what people mended until it stands in Kobo, sealed under the submission's data key: erasing the submission makes it noise. */
@Injectable()
export class KeepCorrectionsService {
  constructor(
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(RedactionRepository) private readonly redactions: RedactionRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async keep(tx: Transaction, events: readonly Envelope<SubmissionCorrectedV1>[]): Promise<void> {
    const ledgers = await this.submissions.ledgers(tx, [...new Set(events.map(({ data }) => data.submission))]);
    const live = events.map(({ data }) => data).filter(({ submission }) => ledgers.get(submission)?.state === 'live');
    const redactions = await this.redactions.of(tx, [...new Set(live.map(({ submission }) => submission))]);
    const keys = await this.vault.dataKeys(tx, [...new Set(live.map(({ submission }) => submission))]);
    for (const { correction, submission, revision, path, old, new: mended } of live) {
      // It may have been told after the answer went.
      if (redactions.get(submission)?.paths.has(path)) continue;
      const sealed = this.vault.sealBody(keys, submission, { receipt: correction, body: Buffer.from(JSON.stringify({ path, old, new: mended })) });
      await this.corrections.add(tx, { correction, submission, revision, sealed }, this.clock.now().toISOString());
    }
  }
}
