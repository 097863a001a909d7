import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { SubmissionLedger } from './domain/submission-ledger.js';
import { withdrawnEvent } from './outbound/submission.events.js';
import { ErasureRepository } from './store/erasure.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { Vault, type DataKeys } from './store/vault.js';

export interface Merging {
  readonly ledgers: ReadonlyMap<string, SubmissionLedger>;
  readonly keys: DataKeys;
  readonly at: string;
}

/** Makes one submission of two that a body joined: the names and bodies of the one go to the other, and what it counted is taken back. */
@Injectable()
export class MergeSubmissionsService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ErasureRepository) private readonly erasures: ErasureRepository,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** @param absorbed by the key that goes, the key that stays; the rows of both are locked */
  async merge(tx: Transaction, absorbed: ReadonlyMap<string, string>, { ledgers, keys, at }: Merging): Promise<void> {
    for (const [from, to] of absorbed) {
      const [gone, stays] = [ledgers.get(from), ledgers.get(to)];
      // What was erased stays as it is: nothing of it may come back under another key.
      if (!gone || !stays || gone.state === 'erased' || stays.state === 'erased') continue;
      const withdrawn = stays.absorb(gone);
      await this.submissions.rename(tx, from, to);
      const bodies = await this.submissions.sealedBodies(tx, gone.receipts);
      const sealed = new Map([...bodies].map(([receipt, body]) => [receipt, this.sealAnew(keys, { from, to, receipt, sealed: body.sealed })]));
      await this.submissions.moveBodies(tx, to, sealed);
      await this.vault.forget(tx, from);
      await this.erasures.destroy(tx, from);
      // As erased: nobody may keep anything under a key that stands for nothing any more, or an erasure of the other would leave it.
      if (withdrawn) await this.outbox.record(tx, SUBMISSION_WITHDRAWN, [{ data: withdrawnEvent(from, gone.revision, { reason: 'erased', at }) }]);
    }
  }

  /** What is beyond its retention is empty, and stays so. */
  private sealAnew(keys: DataKeys, { from, to, receipt, sealed }: { from: string; to: string; receipt: string; sealed: Buffer }): Buffer {
    return sealed.length === 0 ? sealed : this.vault.sealBody(keys, to, { receipt, body: this.vault.openBody(keys, from, { receipt, sealed }) });
  }
}
