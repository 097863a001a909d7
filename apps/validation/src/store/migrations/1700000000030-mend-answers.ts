import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People mend answers and take held records into hand. */
export class MendAnswers1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // Decided: the cleaning log. Values are of class R: an answer of another class is not mended here. Erasing a submission deletes its rows.
  `create table correction (
     id bigint generated always as identity primary key,
     submission text not null,
     revision int not null,
     path text not null,
     base_value text,
     old_value text,
     new_value text,
     issue text not null,
     reason text not null,
     actor text not null,
     decided_at timestamptz not null,
     closed_revision int)`,
  `create index correction_of on correction (submission, id)`,
  `create index correction_by_time on correction (decided_at, id)`,
  // Decided: who has a held record in hand, with its history; the newest of each submission counts, null gives it back.
  `create table quarantine_assignment (
     id bigint generated always as identity primary key,
     submission text not null,
     assignee text,
     actor text not null,
     decided_at timestamptz not null)`,
  `create index quarantine_assignment_of on quarantine_assignment (submission, id)`,
  // The list of what is held is paged by when it came.
  `create index submission_state_held_since on submission_state (received_at, submission) where status = 'quarantined'`,
];
