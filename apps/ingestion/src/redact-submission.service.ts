import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionRedactedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { readHookBody } from './domain/read-body.js';
import { redactedBody, type Redaction } from './domain/redacted-body.js';
import type { SubmissionLedger } from './domain/submission-ledger.js';
import { CorrectionRepository } from './store/correction.repository.js';
import { RedactionRepository } from './store/redaction.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { Vault, type DataKeys, type Rekeyed } from './store/vault.js';

/**
 * Takes answers that nobody may keep out of the vault: each body up to that revision is sealed again without them, under a new data key, and the old key is
 * destroyed, so that the originals are noise wherever a copy of them is. Hashes stay: what is delivered once more is still known for a repeat.
 */
@Injectable()
export class RedactSubmissionService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(RedactionRepository) private readonly redactions: RedactionRepository,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async redact(tx: Transaction, events: readonly Envelope<SubmissionRedactedV1>[]): Promise<void> {
    const ledgers = await this.submissions.ledgers(tx, [...new Set(events.map(({ data }) => data.submission))]);
    for (const { data } of events) {
      const ledger = ledgers.get(data.submission);
      // Of what was erased or became another submission nothing is left under this key.
      if (!ledger || ledger.state === 'erased' || ledger.state === 'merged' || !(await this.redactions.note(tx, data))) continue;
      const keys = await this.vault.rekey(tx, data.submission);
      const redaction = { paths: new Set(data.paths), stated: data.stated };
      await this.sealBodies(tx, ledger, { keys, redaction, due: new Set(ledger.upTo(data.revision)) });
      await this.sealCorrections(tx, data.submission, { keys, redaction });
    }
  }

  private async sealBodies(tx: Transaction, { submission, receipts }: SubmissionLedger, { keys, redaction, due }: { readonly keys: Rekeyed; readonly redaction: Redaction; readonly due: ReadonlySet<string> }): Promise<void> {
    for (const [receipt, { sealed, media }] of await this.submissions.sealedBodies(tx, receipts)) {
      // What is beyond its retention is empty, and stays so.
      if (sealed.length === 0) continue;
      const body = this.vault.openBody(keys.old, submission, { receipt, sealed });
      const kept = due.has(receipt) ? { body: redactedBody(readHookBody(body, media === 'xml'), redaction), media: 'json' } : { body, media };
      await this.submissions.replaceBody(tx, receipt, { sealed: this.vault.sealBody(keys.fresh, submission, { receipt, body: kept.body }), media: kept.media });
    }
  }

  private async sealCorrections(tx: Transaction, submission: string, { keys, redaction }: { readonly keys: { readonly old: DataKeys; readonly fresh: DataKeys }; readonly redaction: Redaction }): Promise<void> {
    for (const { correction, sealed } of await this.corrections.of(tx, submission)) {
      const body = this.vault.openBody(keys.old, submission, { receipt: correction, sealed });
      const { path } = JSON.parse(body.toString()) as { path: string };
      if (redaction.paths.has(path)) await this.corrections.drop(tx, correction);
      else await this.corrections.sealAnew(tx, correction, this.vault.sealBody(keys.fresh, submission, { receipt: correction, body }));
    }
  }
}
