import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures as they were known, restatements, and what came late. */
export class DateFigures1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const STATEMENTS = [
  // `erased`: nothing of it may be kept as history. `counted`: it was in the figures once, so that what changes it is no first arrival any more.
  'alter table contribution add column erased boolean not null default false, add column counted boolean not null default false',
  // Deleted and erased could not be told apart before: what might be erased is treated so.
  `update contribution set erased = status = 'withdrawn', counted = counting and n_records > 0`,
  // Decided (history): every version of a submission but the one in `contribution`, whatever the order in which they came. Erasure empties it.
  `create table contribution_past (
     submission text collate "C" not null,
     revision int not null,
     decision int not null,
     placement int not null,
     status text not null,
     point text,
     direction text,
     day date,
     n_records int not null,
     n_flagged int not null,
     n_held int not null,
     held_movements bigint not null,
     parts jsonb not null,
     effective_at timestamptz not null,
     primary key (submission, revision, decision, placement))`,
  'create index contribution_past_of_point on contribution_past (point, day) where point is not null',
  // True once the ledger has a row of this cell.
  'alter table flow_cell add column restated boolean not null default false',
  // Decided (history): what a final figure was, what it became, and the kind of event that did it. Never which record.
  `create table restatement (
     id bigint generated always as identity primary key,
     measure text collate "C" not null,
     cube text collate "C" not null,
     cube_key text collate "C" not null,
     day date not null,
     point text not null,
     value_before bigint not null,
     value_after bigint not null,
     records_before int not null,
     records_after int not null,
     cause_type text not null,
     cause_effective_at timestamptz not null,
     epoch int not null,
     revision int not null,
     restated_at timestamptz not null)`,
  'create index restatement_of_point on restatement (point, id)',
  // Decided (history): revisions that were received when their day was final. Erasure takes theirs out.
  `create table late_arrival (
     submission text collate "C" not null,
     revision int not null,
     decision int not null,
     placement int not null,
     point text not null,
     day date not null,
     received_at timestamptz not null,
     movements bigint not null,
     primary key (submission, revision))`,
  'create index late_arrival_of_day on late_arrival (day, point)',
  'create index known_round_of_point on known_round (point, month)',
];
