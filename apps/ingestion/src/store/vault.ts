import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { KeyRing, newDataKey, open, openWith, seal, sealWith } from '@fm/sealing';
import { IngestionConfiguration } from '../ingestion.config.js';

const keyContext = (submission: string): string => `ingestion.vault_key/${submission}`;
const bodyContext = (receipt: string): string => `ingestion.raw_body/${receipt}`;

/** Data keys of submissions, for one transaction. */
export type DataKeys = ReadonlyMap<string, Buffer>;

/** Raw bodies under AES-256-GCM: a data key per submission, wrapped by the master key. Without the data key a body is noise. */
@Injectable()
export class Vault {
  private readonly masters: KeyRing;

  constructor(@Inject(IngestionConfiguration) config: IngestionConfiguration) {
    this.masters = KeyRing.parse(config.vaultMasterKeys);
  }

  /** The data keys of these submissions; a new one for each that has none. Call it with the keys' rows locked. */
  async dataKeys(tx: Transaction, submissions: readonly string[]): Promise<DataKeys> {
    const rows = await tx.query<{ submission: string; wrapped: Buffer }[]>('select submission, wrapped from vault_key where submission = any($1)', [submissions]);
    const keys = new Map(rows.map((row) => [row.submission, open(this.masters, row.wrapped, keyContext(row.submission))]));
    const fresh = submissions.filter((submission) => !keys.has(submission));
    for (const submission of fresh) keys.set(submission, newDataKey());
    if (fresh.length > 0) {
      const wrapped = fresh.map((submission) => seal(this.masters, keys.get(submission) ?? Buffer.alloc(0), keyContext(submission)));
      await tx.query('insert into vault_key (submission, wrapped) select * from unnest($1::text[], $2::bytea[])', [fresh, wrapped]);
    }
    return keys;
  }

  /** Destroys a data key: what was sealed with it is noise from then on. */
  async forget(tx: Transaction, submission: string): Promise<void> {
    await tx.query('delete from vault_key where submission = $1', [submission]);
  }

  sealBody(keys: DataKeys, submission: string, { receipt, body }: { receipt: string; body: Buffer }): Buffer {
    return sealWith(keyOf(keys, submission), body, bodyContext(receipt));
  }

  openBody(keys: DataKeys, submission: string, { receipt, sealed }: { receipt: string; sealed: Buffer }): Buffer {
    return openWith(keyOf(keys, submission), sealed, bodyContext(receipt));
  }

  /** For what belongs to no submission: refused bodies, unidentified ones, tokens. */
  sealApart(value: Buffer, context: string): Buffer {
    return seal(this.masters, value, context);
  }

  openApart(sealed: Buffer, context: string): Buffer {
    return open(this.masters, sealed, context);
  }
}

function keyOf(keys: DataKeys, submission: string): Buffer {
  const key = keys.get(submission);
  if (!key) throw new Error('The data key of the submission is gone: it was erased.');
  return key;
}
