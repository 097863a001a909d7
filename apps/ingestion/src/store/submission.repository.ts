import { Injectable } from '@nestjs/common';
import { packed, type Transaction } from '@fm/persistence';
import { aliasOfUuid } from '../domain/arrival.js';
import { grouped } from '../domain/grouped.js';
import type { KnownNames } from '../domain/place-arrivals.js';
import { SubmissionLedger, type LedgerRow, type StoredBody } from '../domain/submission-ledger.js';
import { instant } from './instant.js';

/** Where a submission came from first. */
export interface Origin {
  readonly server: string;
  readonly asset: string;
  readonly source: string;
}

export interface NamedSubmission {
  readonly submission: string;
  readonly asset: string;
  readonly koboId: number | null;
  /** Of the body that counts. */
  readonly uuid: string | null;
}

/** What a batch of arrivals leaves. */
export interface NewRows {
  readonly names: ReadonlyMap<string, string>;
  /** Wrapped data keys of the new submissions. */
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly submissions: readonly (LedgerRow & Origin)[];
  readonly bodies: readonly RawBodyRow[];
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

const LEDGER_COLUMNS =
  'submission text, state text, revision int, head uuid, "koboId" bigint, "submittedAt" timestamptz, review int, "reviewStatus" text, "writtenStatus" text, "intendedStatus" text';

@Injectable()
export class SubmissionRepository {
  /** Takes turns on names until commit: two bodies of one submission may come at once, before any row knows them. */
  async lockAliases(tx: Transaction, aliases: readonly string[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended(alias, 0)) from (select distinct unnest($1::text[]) as alias order by 1) as locked', [aliases]);
  }

  /** Whose the names are, and Kobo's ids of those. */
  async known(tx: Transaction, aliases: readonly string[]): Promise<KnownNames> {
    if (aliases.length === 0) return { submissions: new Map(), koboIds: new Map() };
    const rows = await tx.query<{ alias: string; submission: string; koboId: number | null }[]>(
      'select alias, submission, s.kobo_id::float8 as "koboId" from submission_alias left join submission s using (submission) where alias = any($1)', [aliases]);
    return {
      submissions: new Map(rows.map((row) => [row.alias, row.submission])),
      koboIds: new Map(rows.flatMap(({ submission, koboId }) => (koboId === null ? [] : [[submission, koboId] as const]))),
    };
  }

  /** Gives the names of one submission to another, and what nobody may keep of it. */
  async rename(tx: Transaction, from: string, to: string): Promise<void> {
    await tx.query('update submission_alias set submission = $2 where submission = $1', [from, to]);
    await tx.query(`insert into redaction select $2, revision, decision, rules, paths, stated, redacted_at from redaction where submission = $1 on conflict do nothing`, [from, to]);
  }

  /** Gives bodies to a submission, sealed under its own key. */
  async moveBodies(tx: Transaction, to: string, sealed: ReadonlyMap<string, Buffer>): Promise<void> {
    await tx.query('update raw_body set submission = $1, sealed = b.sealed from unnest($2::uuid[], $3::bytea[]) as b(receipt, sealed) where raw_body.receipt = b.receipt', [to, [...sealed.keys()], [...sealed.values()]]);
  }

  async replaceBody(tx: Transaction, receipt: string, { sealed, media }: { readonly sealed: Buffer; readonly media: string }): Promise<void> {
    await tx.query('update raw_body set sealed = $2, media = $3 where receipt = $1', [receipt, sealed, media]);
  }

  /** Notes that what was stored is what Kobo has now. */
  async confirm(tx: Transaction, bodies: readonly StoredBody[]): Promise<void> {
    if (bodies.length === 0) return;
    await tx.query('update raw_body set api_reading = b.reading, whole = true from unnest($1::uuid[], $2::bigint[]) as b(receipt, reading) where raw_body.receipt = b.receipt', [bodies.map(({ receipt }) => receipt), bodies.map(({ apiReading }) => apiReading)]);
  }

  /** Locks submissions that exist, in order of the key, and reads them with their bodies. */
  async ledgers(tx: Transaction, keys: readonly string[]): Promise<Map<string, SubmissionLedger>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<LedgerRow[]>(
      `select submission, state, revision, head, kobo_id::float8 as "koboId", ${instant('submitted_at')} as "submittedAt", review, review_status as "reviewStatus", written_status as "writtenStatus", intended_status as "intendedStatus"
       from submission where submission = any($1) order by submission for update`,
      [keys],
    );
    const bodies = await tx.query<BodyColumns[]>(
      `select submission, receipt, uuid, content_hash as "contentHash", answer_count as "answerCount", deprecated_uuid as "deprecatedUuid", original, ended as "end",
         api_reading::int as "apiReading", revision, received_at as "receivedAt", trusted, whole
       from raw_body where submission = any($1) order by received_at, receipt`,
      [keys],
    );
    const of = grouped(bodies, (body) => body.submission);
    return new Map(rows.map((row) => [row.submission, new SubmissionLedger(row, of.get(row.submission) ?? [])]));
  }

  /** Writes what changed of submissions that exist; a repeat changes nothing. */
  async save(tx: Transaction, ledgers: readonly SubmissionLedger[], now: string): Promise<void> {
    const changed = ledgers.filter((ledger) => !ledger.isNew && ledger.isChanged);
    if (changed.length === 0) return;
    await tx.query(
      `update submission set state = s.state, revision = s.revision, head = s.head, kobo_id = s."koboId", submitted_at = s."submittedAt", review = s.review, review_status = s."reviewStatus",
         written_status = s."writtenStatus", intended_status = s."intendedStatus", changed_at = $2
       from jsonb_to_recordset($1::jsonb) as s(${LEDGER_COLUMNS}) where submission.submission = s.submission`,
      [JSON.stringify(changed.map(({ kept }) => kept)), now],
    );
  }

  /** Everything new of a batch in one statement: a round trip more costs every hook in it its time. The names are locked, so that nobody else adds the same. */
  async add(tx: Transaction, { names, keys, submissions, bodies }: NewRows, now: string): Promise<void> {
    if (names.size + submissions.length + bodies.length === 0) return;
    const { bytes, places } = packed(bodies.map((row) => row.sealed));
    await tx.query(
      `with named as (insert into submission_alias (alias, submission) select * from unnest($1::text[], $2::text[]) on conflict do nothing),
         locked_up as (insert into vault_key (submission, wrapped) select * from unnest($3::text[], $4::bytea[])),
         made as (
           insert into submission (submission, server, asset, source, state, revision, head, kobo_id, submitted_at, review, review_status, written_status, changed_at)
           select submission, server, asset, source, state, revision, head, "koboId", "submittedAt", review, "reviewStatus", "writtenStatus", $8
           from jsonb_to_recordset($5::jsonb) as s(${LEDGER_COLUMNS}, server text, asset text, source text))
       insert into raw_body (receipt, submission, source, uuid, content_hash, answer_count, deprecated_uuid, original, ended, form_version, media, api_reading, revision, received_at, trusted, whole, sealed)
       select (b->>'receipt')::uuid, b->>'submission', b->>'source', b->>'uuid', b->>'contentHash', (b->>'answerCount')::int, b->>'deprecatedUuid', (b->>'original')::boolean, b->>'end',
         b->>'formVersion', b->>'media', (b->>'apiReading')::bigint, (b->>'revision')::int, (b->>'receivedAt')::timestamptz, (b->>'trusted')::boolean, (b->>'whole')::boolean, substring($7::bytea from (b->>'at')::int for (b->>'size')::int)
       from jsonb_array_elements($6::jsonb) as body(b)`,
      [
        [...names.keys()], [...names.values()], [...keys.keys()], [...keys.values()], JSON.stringify(submissions),
        JSON.stringify(bodies.map((row, index) => ({ ...row, sealed: undefined, ...places[index] }))), bytes, now,
      ],
    );
  }

  async sealedBodies(tx: Transaction, receipts: readonly string[]): Promise<Map<string, { sealed: Buffer; media: string; source: string; formVersion: string | null; receivedAt: Date }>> {
    const rows = await tx.query<{ receipt: string; sealed: Buffer; media: string; source: string; formVersion: string | null; receivedAt: Date }[]>(
      'select receipt, sealed, media, source, form_version as "formVersion", received_at as "receivedAt" from raw_body where receipt = any($1::uuid[])', [receipts]);
    return new Map(rows.map((row) => [row.receipt, row]));
  }

  /** Who is known by a name that Kobo's API takes: `_id`, or a uuid of the form. */
  async named(tx: Transaction, { server, asset }: { server: string; asset: string | null }, name: number | string): Promise<NamedSubmission | undefined> {
    const byId = typeof name === 'number';
    const rows = await tx.query<NamedSubmission[]>(
      `select s.submission, s.asset, s.kobo_id::float8 as "koboId", b.uuid from submission s left join raw_body b on b.receipt = s.head
       where s.server = $1 and s.state <> 'merged' and ${byId ? 's.kobo_id = $2' : 's.submission = (select submission from submission_alias where alias = $2)'} and ($3::text is null or s.asset = $3)`,
      [server, byId ? name : aliasOfUuid(server, asset ?? '', name), asset],
    );
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
