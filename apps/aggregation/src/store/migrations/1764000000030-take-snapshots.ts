import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What interviews add, and the snapshots of class S and X. */
export class TakeSnapshots1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Derived, but for the tombstones (status `withdrawn`), which stay for ever. Class S: one row an interview, what it adds to the survey's figures.
  // `tally` null: nothing (held, withdrawn, an exercise).
  `create table survey_contribution (
     submission text collate "C" primary key,
     revision int not null,
     decision int not null,
     placement int not null,
     status text not null,
     province text,
     direction text,
     point text,
     day date,
     tally jsonb)`,
  'create index survey_contribution_of_day on survey_contribution (day) where tally is not null',
  // Derived: months of which something changed since their snapshots were taken, by class. Only ever added to.
  `create table snapshot_due (
     id bigint generated always as identity primary key,
     family text not null check (family in ('survey', 'protection')),
     month text not null)`,
  // Decided (history): what was told of each cell, and of class S what was withheld, since the next snapshot goes by it. A rebuild leaves it alone.
  `create table snapshot_cell (
     measure text collate "C" not null,
     cube text collate "C" not null,
     cube_key text collate "C" not null,
     period text collate "C" not null,
     value float8,
     base int,
     suppressed boolean not null,
     withheld float8,
     epoch int not null,
     revision int not null,
     effective_at timestamptz not null,
     changed_at timestamptz not null,
     primary key (measure, cube, cube_key, period),
     check (not suppressed or (value is null and base is null)),
     check (withheld is null or measure <> 'protection-marks'))`,
  // Derived: the last month of which it was noticed that it is over.
  `create table swept_month (
     one boolean primary key default true check (one),
     through text not null)`,
  `insert into swept_month (through) values ('')`,
];
