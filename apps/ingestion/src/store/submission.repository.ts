import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { aliasOfUuid } from '../domain/arrival.js';
import { SubmissionLedger, type LedgerRow, type StoredBody } from '../domain/submission-ledger.js';

export interface NewSubmission {
  readonly submission: string;
  readonly server: string;
  readonly asset: string;
  readonly source: string;
  readonly koboId: number | null;
  /** `_submission_time`, where a body told it. */
  readonly submittedAt: string | null;
}

/** A stored body as its row has it. */
export interface RawBodyRow extends StoredBody {
  readonly submission: string | null;
  readonly source: string;
  readonly formVersion: string | null;
  readonly media: string;
  readonly sealed: Buffer;
}

type BodyColumns = StoredBody & { submission: string };

@Injectable()
export class SubmissionRepository {
  /** Takes turns on names until commit: two bodies of one submission may come at once, before any row knows them. */
  async lockAliases(tx: Transaction, aliases: readonly string[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended(alias, 0)) from (select distinct unnest($1::text[]) as alias order by 1) as locked', [aliases]);
  }

  async known(tx: Transaction, aliases: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ alias: string; submission: string }[]>('select alias, submission from submission_alias where alias = any($1)', [aliases]);
    return new Map(rows.map((row) => [row.alias, row.submission]));
  }

  async addAliases(tx: Transaction, aliases: ReadonlyMap<string, string>): Promise<void> {
    if (aliases.size === 0) return;
    await tx.query('insert into submission_alias (alias, submission) select * from unnest($1::text[], $2::text[]) on conflict do nothing', [[...aliases.keys()], [...aliases.values()]]);
  }

  /** Gives the names of one submission to another. */
  async rename(tx: Transaction, from: string, to: string): Promise<void> {
    await tx.query('update submission_alias set submission = $2 where submission = $1', [from, to]);
  }

  /** Gives bodies to a submission, sealed under its own key. */
  async moveBodies(tx: Transaction, to: string, sealed: ReadonlyMap<string, Buffer>): Promise<void> {
    await tx.query('update raw_body set submission = $1, sealed = b.sealed from unnest($2::uuid[], $3::bytea[]) as b(receipt, sealed) where raw_body.receipt = b.receipt', [to, [...sealed.keys()], [...sealed.values()]]);
  }

  /** Notes that what was stored is what Kobo has now. */
  async confirm(tx: Transaction, bodies: readonly StoredBody[]): Promise<void> {
    if (bodies.length === 0) return;
    await tx.query('update raw_body set api_reading = b.reading, whole = true from unnest($1::uuid[], $2::bigint[]) as b(receipt, reading) where raw_body.receipt = b.receipt', [bodies.map(({ receipt }) => receipt), bodies.map(({ apiReading }) => apiReading)]);
  }

  /** Makes the rows that are missing, locks them all and the others in order of the key, and reads them with their bodies. */
  async lock(tx: Transaction, submissions: readonly NewSubmission[], { others, now }: { others: readonly string[]; now: string }): Promise<Map<string, SubmissionLedger>> {
    await tx.query(
      `insert into submission (submission, server, asset, source, kobo_id, submitted_at, state, revision, changed_at)
       select "submission", "server", "asset", "source", "koboId", "submittedAt", 'live', 0, $2
       from jsonb_to_recordset($1::jsonb) as s("submission" text, "server" text, "asset" text, "source" text, "koboId" bigint, "submittedAt" timestamptz)
       order by 1 on conflict (submission) do update set kobo_id = coalesce(submission.kobo_id, excluded.kobo_id), submitted_at = case when submission.state = 'erased' then null else coalesce(submission.submitted_at, excluded.submitted_at) end`,
      [JSON.stringify(submissions), now],
    );
    return this.ledgers(tx, [...submissions.map(({ submission }) => submission), ...others]);
  }

  /** Locks and reads submissions that exist. */
  async ledgers(tx: Transaction, keys: readonly string[]): Promise<Map<string, SubmissionLedger>> {
    const rows = await tx.query<LedgerRow[]>(`select submission, state, revision, head, kobo_id::float8 as "koboId", review, review_status as "reviewStatus", written_status as "writtenStatus"
       from submission where submission = any($1) order by submission for update`,
      [keys],
    );
    const bodies = await tx.query<BodyColumns[]>(
      `select submission, receipt, uuid, content_hash as "contentHash", answer_count as "answerCount", deprecated_uuid as "deprecatedUuid", original, ended as "end",
         api_reading::int as "apiReading", revision, received_at as "receivedAt", trusted, whole
       from raw_body where submission = any($1) order by received_at, receipt`,
      [keys],
    );
    return new Map(rows.map((row) => [row.submission, new SubmissionLedger(row, bodies.filter((body) => body.submission === row.submission))]));
  }

  /** Writes what changed; a repeat changes nothing. */
  async save(tx: Transaction, ledgers: readonly SubmissionLedger[], now: string): Promise<void> {
    await tx.query(
      `update submission set state = s.state, revision = s.revision, head = s.head, review = s.review, review_status = s."reviewStatus", written_status = s."writtenStatus", changed_at = $2
       from jsonb_to_recordset($1::jsonb) as s(submission text, state text, revision int, head uuid, review int, "reviewStatus" text, "writtenStatus" text)
       where submission.submission = s.submission and (submission.state, submission.revision, submission.head, submission.review, submission.review_status, submission.written_status)
         is distinct from (s.state, s.revision, s.head, s.review, s."reviewStatus", s."writtenStatus")`,
      [JSON.stringify(ledgers.map(({ submission, state, revision, head, review, reviewStatus, writtenStatus }) => ({ submission, state, revision, head, review, reviewStatus, writtenStatus }))), now],
    );
  }

  async addBodies(tx: Transaction, rows: readonly RawBodyRow[]): Promise<void> {
    if (rows.length === 0) return;
    const plain = rows.map((row) => ({ ...row, sealed: undefined }));
    await tx.query(
      `insert into raw_body (receipt, submission, source, uuid, content_hash, answer_count, deprecated_uuid, original, ended, form_version, media, api_reading, revision, received_at, trusted, whole, sealed)
       select (b->>'receipt')::uuid, b->>'submission', b->>'source', b->>'uuid', b->>'contentHash', (b->>'answerCount')::int, b->>'deprecatedUuid', (b->>'original')::boolean, b->>'end',
         b->>'formVersion', b->>'media', (b->>'apiReading')::bigint, (b->>'revision')::int, (b->>'receivedAt')::timestamptz, (b->>'trusted')::boolean, (b->>'whole')::boolean, s
       from unnest($1::jsonb[], $2::bytea[]) as body(b, s)`,
      [plain.map((row) => JSON.stringify(row)), rows.map((row) => row.sealed)],
    );
  }

  async sealedBodies(tx: Transaction, receipts: readonly string[]): Promise<Map<string, { sealed: Buffer; media: string; source: string; formVersion: string | null; receivedAt: Date }>> {
    const rows = await tx.query<{ receipt: string; sealed: Buffer; media: string; source: string; formVersion: string | null; receivedAt: Date }[]>(
      'select receipt, sealed, media, source, form_version as "formVersion", received_at as "receivedAt" from raw_body where receipt = any($1::uuid[])', [receipts]);
    return new Map(rows.map((row) => [row.receipt, row]));
  }

  /** Who is known by a name that Kobo's API takes: `_id`, or a uuid of the form. */
  async named(tx: Transaction, { server, asset }: { server: string; asset: string | null }, name: number | string): Promise<{ submission: string; asset: string } | undefined> {
    const [where, value] = typeof name === 'number' ? ['s.kobo_id = $2', name] : ['s.submission = (select submission from submission_alias where alias = $2)', aliasOfUuid(server, asset ?? '', name)];
    const rows = await tx.query<{ submission: string; asset: string }[]>(`select s.submission, s.asset from submission s where s.server = $1 and s.state <> 'merged' and ${where}`, [server, value]);
    return rows[0];
  }

  async sourceOf(tx: Transaction, submission: string): Promise<string | undefined> {
    const rows = await tx.query<{ source: string }[]>('select source from submission where submission = $1', [submission]);
    return rows[0]?.source;
  }

  /** Kobo's ids of submissions of a form, by any uuid that they had; those that are not known, or whose id is not, are left out. */
  async koboIds(tx: Transaction, { server, asset }: { server: string; asset: string }, uuids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const names = new Map(uuids.map((uuid) => [aliasOfUuid(server, asset, uuid), uuid]));
    const rows = await tx.query<{ alias: string; id: number }[]>(
      'select a.alias, s.kobo_id::float8 as id from submission_alias a join submission s using (submission) where a.alias = any($1) and s.kobo_id is not null', [[...names.keys()]]);
    return new Map(rows.map(({ alias, id }) => [names.get(alias) ?? '', id]));
  }

  /** Numbers for so many readings of Kobo's API, rising. */
  async apiReadings(tx: Transaction, count: number): Promise<readonly number[]> {
    if (count === 0) return [];
    const rows = await tx.query<{ n: number }[]>(`select nextval('api_reading')::int as n from generate_series(1, $1)`, [count]);
    return rows.map(({ n }) => n);
  }
}
