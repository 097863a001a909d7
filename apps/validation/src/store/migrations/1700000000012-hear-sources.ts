import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Training becomes validation's own decision: by source, by ranges, by chosen records. */
export class HearSources1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // Derived: this service's copy of the register of sources. `mode_changed_at`: since when the source is live or training.
  `create table known_source (
     source text primary key,
     revision int not null,
     kind text not null,
     mode text not null check (mode in ('live', 'training')),
     mode_changed_at timestamptz not null,
     provinces text[])`,
  // Decided: days of exercises. A range is never changed or deleted, only revoked: it is the cause of what did not count.
  `create table training_range (
     id bigint generated always as identity primary key,
     provinces text[],
     from_day date not null,
     to_day date not null check (to_day >= from_day),
     round text,
     reason text not null,
     actor text not null,
     recorded_at timestamptz not null,
     revoke_reason text,
     revoked_by text,
     revoked_at timestamptz)`,
  // Decided: what people chose for single records, with its history; the newest of each submission counts.
  `create table training_choice (
     id bigint generated always as identity primary key,
     submission text not null,
     choice text not null check (choice in ('training', 'live', 'default')),
     reason text not null,
     actor text not null,
     decided_at timestamptz not null)`,
  `create index training_choice_of on training_choice (submission, id)`,
  // Derived: what is to be looked through because something about exercises changed, and how far that has come. Null: not bounded by it.
  `create table redecision (
     id bigint generated always as identity primary key,
     source text,
     points text[],
     from_day date,
     to_day date,
     traceparent text not null,
     after text not null default '')`,
  // What the event said of its source is kept as it was said; whether the record is an exercise is in the state.
  `update received_body set header = (header - 'training') || jsonb_build_object('mode', case when (header->>'training')::boolean then 'training' else 'live' end)
   where header ? 'training'`,
];
