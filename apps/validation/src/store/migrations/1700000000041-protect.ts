import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers of class X stand apart from the records; what somebody should look at is raised and acknowledged. */
export class Protect1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // Derived, class X: the answers of each record that counts, under keys of their own. There is a row, and one of the same length, whether
  // something was answered or not: that there is one says nothing. `noted_at`: since when the revision is so.
  `create table protection_note (
     submission text primary key,
     revision int not null,
     decision int not null,
     point text,
     day date,
     sealed bytea not null,
     noted_at timestamptz not null)`,
  `create index protection_note_of_day on protection_note (point, day)`,
  // Decided: who read answers of class X, whose and when. Erasing a submission deletes its rows.
  `create table protection_reading (
     id bigint generated always as identity primary key,
     submission text not null,
     reader text not null,
     reason text not null,
     read_at timestamptz not null)`,
  `create index protection_reading_of on protection_reading (submission)`,
  // Derived: points and days of which something changed and that were not looked at since.
  `create table watched_day (
     id bigint generated always as identity primary key,
     point text not null,
     day date not null)`,
  // Decided: what was raised, and who acknowledged it. No record and no number stands here.
  `create table alert (
     kind text not null,
     place text not null,
     day date not null,
     province text,
     message jsonb not null,
     raised_at timestamptz not null,
     acknowledged_by text,
     acknowledged_at timestamptz,
     over_at timestamptz,
     revision int not null,
     primary key (kind, place, day))`,
  `create index submission_state_of_day on submission_state ((held->>'day'), (held->>'point'))`,
];
