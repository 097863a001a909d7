import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { newDataKey, openWith, sealWith, type MasterKeys } from '@fm/sealing';
import { MASTER_KEYS } from '../ingestion.config.js';

const keyContext = (name: string): string => `ingestion.vault_key/${name}`;
const bodyContext = (receipt: string): string => `ingestion.raw_body/${receipt}`;

/** Data keys of submissions, for one transaction. */
export type DataKeys = ReadonlyMap<string, Buffer>;

/** A submission's data key before and after it was replaced. */
export interface Rekeyed {
  readonly old: DataKeys;
  readonly fresh: DataKeys;
}

/** What belongs to no submission has a data key for each of its source: refused bodies, unidentified ones, Kobo's token. */
const apartName = (source: string): string => `apart/${source}`;

/** Raw bodies under AES-256-GCM: a data key per submission, wrapped by the master key. Without the data key a body is noise. */
@Injectable()
export class Vault {
  /** Data keys of sources, by what they were unwrapped from: asked for with every request. */
  private readonly opened = new Map<string, { readonly wrapped: Buffer; readonly key: Buffer }>();

  constructor(@Inject(MASTER_KEYS) private readonly masters: MasterKeys) {}

  /** The data keys of these submissions; a new one for each that has none. Call it with the keys' rows locked. */
  async dataKeys(tx: Transaction, submissions: readonly string[]): Promise<DataKeys> {
    if (submissions.length === 0) return new Map();
    const rows = await this.wrapped(tx, submissions);
    const known = await this.masters.unwrap(rows.map(({ submission, wrapped }) => ({ context: keyContext(submission), wrapped })));
    const keys = new Map(rows.map(({ submission }, index) => [submission, known[index] ?? Buffer.alloc(0)]));
    const missing = await this.newKeys(submissions.filter((submission) => !keys.has(submission)));
    if (missing.keys.size > 0) await tx.query('insert into vault_key (submission, wrapped) select * from unnest($1::text[], $2::bytea[])', [[...missing.wrapped.keys()], [...missing.wrapped.values()]]);
    return new Map([...keys, ...missing.keys]);
  }

  /** Data keys for submissions that are new, and what is to be kept of them. */
  async newKeys(submissions: readonly string[]): Promise<{ readonly keys: DataKeys; readonly wrapped: ReadonlyMap<string, Buffer> }> {
    const keys = new Map(submissions.map((submission) => [submission, newDataKey()]));
    const wrapped = await this.masters.wrap([...keys].map(([submission, key]) => ({ context: keyContext(submission), key })));
    return { keys, wrapped: new Map(submissions.map((submission, index) => [submission, wrapped[index] ?? Buffer.alloc(0)])) };
  }

  /** Puts a new data key in the place of a submission's: whatever is not sealed again is noise from then on. Call it with the submission's row locked. */
  async rekey(tx: Transaction, submission: string): Promise<Rekeyed> {
    const old = await this.dataKeys(tx, [submission]);
    const { keys, wrapped } = await this.newKeys([submission]);
    await tx.query('update vault_key set wrapped = $2 where submission = $1', [submission, wrapped.get(submission)]);
    return { old, fresh: keys };
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

  /** Seals what belongs to a source and to no submission. */
  async sealApart(tx: Transaction, source: string, { value, context }: { value: Buffer; context: string }): Promise<Buffer> {
    return sealWith(await this.apartKey(tx, source), value, context);
  }

  async openApart(tx: Transaction, source: string, { sealed, context }: { sealed: Buffer; context: string }): Promise<Buffer> {
    return openWith(await this.apartKey(tx, source), sealed, context);
  }

  /** Wraps so many data keys again that are still under an old master key; no body is touched. @returns how many it were */
  async rewrap(tx: Transaction, limit: number): Promise<number> {
    const prefix = await this.masters.currentPrefix();
    const rows = await tx.query<{ submission: string; wrapped: Buffer }[]>(
      'select submission, wrapped from vault_key where substring(wrapped from 1 for length($1::bytea)) <> $1 order by submission limit $2 for update skip locked', [prefix, limit]);
    const keys = await this.masters.unwrap(rows.map(({ submission, wrapped }) => ({ context: keyContext(submission), wrapped })));
    const wrapped = await this.masters.wrap(rows.map(({ submission }, index) => ({ context: keyContext(submission), key: keys[index] ?? Buffer.alloc(0) })));
    await tx.query('update vault_key set wrapped = k.wrapped from unnest($1::text[], $2::bytea[]) as k(submission, wrapped) where vault_key.submission = k.submission', [rows.map(({ submission }) => submission), wrapped]);
    return rows.length;
  }

  /** How many data keys are still under an old master key. */
  async stale(tx: Transaction): Promise<number> {
    const rows = await tx.query<{ n: number }[]>('select count(*)::int as n from vault_key where substring(wrapped from 1 for length($1::bytea)) <> $1', [await this.masters.currentPrefix()]);
    return rows[0]?.n ?? 0;
  }

  /** Two may make it at once: the first stays. */
  private async apartKey(tx: Transaction, source: string): Promise<Buffer> {
    const name = apartName(source);
    let [row] = await this.wrapped(tx, [name]);
    if (!row) {
      const [wrapped] = await this.masters.wrap([{ context: keyContext(name), key: newDataKey() }]);
      await tx.query('insert into vault_key (submission, wrapped) values ($1, $2) on conflict do nothing', [name, wrapped]);
      [row] = await this.wrapped(tx, [name]);
    }
    if (!row) throw new Error(`No data key can be kept for the source ${source}.`);
    const opened = this.opened.get(name);
    if (opened?.wrapped.equals(row.wrapped)) return opened.key;
    const [key = Buffer.alloc(0)] = await this.masters.unwrap([{ context: keyContext(name), wrapped: row.wrapped }]);
    this.opened.set(name, { wrapped: row.wrapped, key });
    return key;
  }

  private wrapped(tx: Transaction, names: readonly string[]): Promise<{ submission: string; wrapped: Buffer }[]> {
    return tx.query<{ submission: string; wrapped: Buffer }[]>('select submission, wrapped from vault_key where submission = any($1)', [names]);
  }
}

function keyOf(keys: DataKeys, submission: string): Buffer {
  const key = keys.get(submission);
  if (!key) throw new Error('The data key of the submission is gone: it was erased.');
  return key;
}
