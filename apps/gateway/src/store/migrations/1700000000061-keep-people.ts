import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log, and who may ask. */
export class KeepPeople1700000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const SCOPE = `role text not null check (role in ('viewer', 'manager', 'protection', 'admin')),
     provinces text[],
     grants text[] not null default '{}'`;

const STATEMENTS = [
  // Decided: who read records, took files out or changed something here. Times and details are texts, so that what was hashed is what is read.
  `create table audit_entry (
     seq bigint primary key,
     at text not null,
     actor text not null,
     role text not null,
     action text not null,
     resource text not null,
     detail text not null,
     hash text not null)`,
  `create index audit_entry_by_actor on audit_entry (actor, seq)`,
  // The rights of the app role are granted anew with each migration, so that taking some away would not last: a trigger does, and only the migrator, which no service uses, could drop it.
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'the audit log is only ever added to';
   end $$`,
  'create trigger audit_entry_stays before update or delete on audit_entry for each row execute function refuse_change()',
  'create trigger audit_log_stays before truncate on audit_entry for each statement execute function refuse_change()',
  // Decided: keys of programs, of which only the hash is known. They stay when they are withdrawn: the log names them.
  `create table access_key (
     id uuid primary key,
     name text not null,
     ${SCOPE},
     sha256 bytea not null unique,
     created_at timestamptz not null,
     created_by text not null,
     expires_at timestamptz,
     revoked_at timestamptz,
     last_used_at timestamptz)`,
  // Decided: people who sign in here. password null: none opens it until it is reset. one_time_until: the password is a one-time one. The secret of one-time codes is sealed.
  `create table account (
     name text primary key,
     ${SCOPE},
     password text,
     one_time_until timestamptz,
     totp_secret bytea,
     totp_confirmed boolean not null default false,
     totp_last_step bigint not null default 0,
     failures int not null default 0,
     locked_until timestamptz,
     disabled_at timestamptz,
     created_at timestamptz not null,
     created_by text not null)`,
  // Decided, and short-lived: who is signed in, by the hash of the token.
  `create table session (
     sha256 bytea primary key,
     account text not null references account (name),
     must_choose_password boolean not null,
     expires_at timestamptz not null)`,
  'create index session_by_account on session (account)',
];
