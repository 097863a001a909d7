import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of changes by webhooks, and what became of each message. */
export class Subscribe1700000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Decided: whom to tell, where, of what, and how far they have been told. Secrets are sealed; the one before stays valid until previous_until.
  `create table subscription (
     id uuid primary key,
     owner text not null,
     url text not null,
     query jsonb not null,
     batch_seconds int not null,
     secret bytea not null,
     previous_secret bytea,
     previous_until timestamptz,
     state text not null check (state in ('active', 'disabled')),
     note_en text not null default '',
     note_lo text not null default '',
     position bigint not null,
     looked_at timestamptz not null,
     created_at timestamptz not null)`,
  'create index subscription_by_owner on subscription (owner)',
  // Decided: each message with its attempts. It names the changes that it tells of; what they hold is read, and cut to the rights of its owner, at each attempt. until_seq null: a test.
  `create table webhook_message (
     id text primary key,
     subscription uuid not null references subscription (id) on delete cascade,
     after_seq bigint not null,
     until_seq bigint,
     state text not null check (state in ('waiting', 'taken', 'failed')),
     attempts int not null default 0,
     next_at timestamptz not null,
     last_status int,
     last_error text,
     created_at timestamptz not null,
     settled_at timestamptz)`,
  `create index webhook_message_waiting on webhook_message (next_at) where state = 'waiting'`,
  'create index webhook_message_by_subscription on webhook_message (subscription, created_at)',
];
