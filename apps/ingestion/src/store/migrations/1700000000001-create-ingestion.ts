import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_TABLES } from '@fm/delivery';

export class CreateIngestion1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERY_TABLES, ...TABLES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

const TABLES = [
  // Decided: where submissions come from. Credentials are hashes; Kobo's token is sealed.
  `create table source (
     id text primary key,
     server text not null,
     asset text,
     kind text not null check (kind in ('coverage', 'fmr', 'fms', 'ct')),
     mode text not null check (mode in ('live', 'training')),
     provinces text[],
     credentials jsonb not null,
     kobo_url text,
     kobo_token bytea,
     changed_at timestamptz not null)`,
  // Decided: the version counter of each submission, never wiped.
  `create table submission (
     submission text primary key,
     server text not null,
     asset text not null,
     source text not null,
     kobo_id bigint,
     state text not null check (state in ('live', 'withdrawn', 'erased', 'merged')),
     revision int not null,
     head uuid,
     changed_at timestamptz not null)`,
  `create index submission_of_kobo_id on submission (server, kobo_id)`,
  // Decided: other names of a submission: Kobo's id, and every uuid that it ever had.
  `create table submission_alias (
     alias text primary key,
     submission text not null)`,
  // Decided: the data key of each submission, wrapped by a master key. Erasing a submission destroys it.
  `create table vault_key (
     submission text primary key,
     wrapped bytea not null)`,
  // Decided: every body that was stored, sealed. `submission` null: a body without identity.
  `create table raw_body (
     receipt uuid primary key,
     submission text,
     source text not null,
     uuid text,
     content_hash text not null,
     answer_count int not null,
     deprecated_uuid text,
     original boolean not null,
     ended text,
     form_version text,
     media text not null,
     api_reading bigint,
     revision int,
     received_at timestamptz not null,
     sealed bytea not null)`,
  `create index raw_body_of on raw_body (submission)`,
  `create index raw_body_unidentified on raw_body (received_at) where submission is null`,
  // Decided: the last bodies of each source that could not be read.
  `create table refused_body (
     id bigint generated always as identity primary key,
     source text not null,
     reason text not null,
     received_at timestamptz not null,
     sealed bytea not null)`,
  `create index refused_body_of on refused_body (source, id)`,
  `create sequence api_reading`,
];
