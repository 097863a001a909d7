import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN } from '@fm/contracts';
import { eraseTraces, Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { UNKNOWN_SUBMISSION } from './ingestion.problems.js';
import { withdrawnEvent } from './outbound/submission.events.js';
import { ErasureRepository, type Erasure } from './store/erasure.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { Vault } from './store/vault.js';

/** Erases one submission for ever: its data key is destroyed, so that every copy of its bodies, in backups too, is noise; every service is told. */
@Injectable()
export class EraseSubmissionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ErasureRepository) private readonly erasures: ErasureRepository,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  ledger(): Promise<readonly Erasure[]> {
    return this.erasures.list(this.database.manager);
  }

  /** Doing it again changes nothing here, and is told again: a service whose schema was restored from a backup has to do it once more. @throws Problem UNKNOWN_SUBMISSION */
  erase({ submission, reason, actor }: Pick<Erasure, 'submission' | 'reason' | 'actor'>): Promise<Erasure> {
    const erasedAt = this.clock.now().toISOString();
    return inTransaction(this.database, async (tx) => {
      const ledger = (await this.submissions.ledgers(tx, [submission])).get(submission);
      if (!ledger || ledger.state === 'merged') throw new Problem(UNKNOWN_SUBMISSION, { en: 'Write the key as server/asset/rootUuid, as records and explanations show it.', lo: 'ຂຽນລະຫັດເປັນ server/asset/rootUuid.' });
      if (!ledger.erase()) return this.tell(tx, await this.erasures.of(tx, submission));
      await this.submissions.save(tx, [ledger], erasedAt);
      await this.vault.forget(tx, submission);
      const bodies = await this.erasures.destroy(tx, submission);
      await eraseTraces(tx, [submission]);
      const erasure = { submission, revision: ledger.revision, reason, actor, bodies, erasedAt };
      await this.erasures.note(tx, erasure);
      return this.tell(tx, erasure);
    });
  }

  private async tell(tx: Transaction, erasure: Erasure): Promise<Erasure> {
    await this.outbox.record(tx, SUBMISSION_WITHDRAWN, [{ data: withdrawnEvent(erasure.submission, erasure.revision, { reason: 'erased', at: erasure.erasedAt }) }]);
    return erasure;
  }
}
