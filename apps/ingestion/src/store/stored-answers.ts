import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Answers } from '../domain/canonical-answers.js';
import { readHookBody } from '../domain/read-body.js';
import type { Redaction } from '../domain/redacted-body.js';
import { RedactionRepository } from './redaction.repository.js';
import { SubmissionRepository } from './submission.repository.js';
import { Vault, type DataKeys } from './vault.js';

interface Asked {
  readonly submission: string;
  readonly keys: DataKeys;
}

/** What an event needs of a stored body. */
export interface HeadBody {
  readonly source: string;
  readonly uuid: string | null;
  readonly formVersion: string | null;
  readonly receivedAt: string;
  readonly answers: Answers;
}

/** Opens stored bodies, where a decision needs what they say. */
@Injectable()
export class StoredAnswers {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(RedactionRepository) private readonly redacted: RedactionRepository,
  ) {}

  /** What nobody may keep of these submissions; one of which all may be kept is missing. */
  redactions(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, Redaction>> {
    return this.redacted.of(tx, submissions);
  }

  async of(tx: Transaction, { submission, receipts, keys }: Asked & { receipts: readonly string[] }): Promise<Map<string, Answers>> {
    if (receipts.length === 0) return new Map();
    const rows = await this.submissions.sealedBodies(tx, receipts);
    // A body beyond its retention is empty: nothing can be told to be contained in it.
    return new Map([...rows].filter(([, { sealed }]) => sealed.length > 0).map(([receipt, { sealed, media }]) => [receipt, readHookBody(this.vault.openBody(keys, submission, { receipt, sealed }), media === 'xml').answers]));
  }

  async head(tx: Transaction, { submission, receipt, keys }: Asked & { receipt: string }): Promise<HeadBody> {
    const row = (await this.submissions.sealedBodies(tx, [receipt])).get(receipt);
    if (!row) throw new Error(`The body ${receipt} of ${submission} is gone.`);
    const parsed = readHookBody(this.vault.openBody(keys, submission, { receipt, sealed: row.sealed }), row.media === 'xml');
    return { source: row.source, uuid: parsed.uuid ?? parsed.rootUuid, formVersion: row.formVersion, receivedAt: new Date(row.receivedAt).toISOString(), answers: parsed.answers };
  }

  /** The answers of a stored body, and something else that was sealed under the same submission's key. */
  async beside(tx: Transaction, { submission, receipt, sealed }: { submission: string; receipt: string; sealed: { receipt: string; bytes: Buffer } }): Promise<{ answers: Answers; opened: Buffer }> {
    const keys = await this.vault.dataKeys(tx, [submission]);
    const { answers } = await this.head(tx, { submission, receipt, keys });
    return { answers, opened: this.vault.openBody(keys, submission, { receipt: sealed.receipt, sealed: sealed.bytes }) };
  }
}
