import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How points were watched, and what is counted by day beside movements. */
export class ObservePointDays1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Derived, but for the tombstones (status `withdrawn`), which stay for ever. One row a registry or coverage submission: what it says of a point and
  // day beside its movements. `kind` null: nothing (withdrawn, an exercise). The last columns are those of a coverage form.
  `create table observation (
     submission text collate "C" primary key,
     revision int not null,
     decision int not null,
     placement int not null,
     status text not null,
     kind text,
     point text,
     day date,
     direction text,
     flagged boolean,
     any_vulnerability boolean,
     missing int,
     fields int,
     received_at timestamptz,
     backfill boolean,
     effective_at timestamptz not null,
     watched_from timestamptz,
     watched_to timestamptz,
     open boolean,
     observed boolean)`,
  'create index observation_of_point on observation (point, day) where point is not null',
  // Derived: days of points of which something changed since they were counted. Only ever added to, so that no batch waits for another.
  `create table point_day_due (
     id bigint generated always as identity primary key,
     point text collate "C" not null,
     day date not null)`,
  // Derived: the cells of every measure by day but movements. Recounted whole, day by day of a point.
  `create table measure_cell (
     measure text collate "C" not null,
     cube text collate "C" not null,
     cube_key text collate "C" not null,
     day date not null,
     point text collate "C" not null,
     value float8 not null,
     n_records int not null,
     n_flagged int not null,
     epoch int not null,
     revision int not null,
     effective_at timestamptz not null,
     changed_at timestamptz not null,
     primary key (measure, cube, cube_key, day))`,
  'create index measure_cell_of_point on measure_cell (point, day)',
  // Derived: up to which day, inclusive, passing days were looked at.
  `create table swept_day (
     one boolean primary key default true check (one),
     through date not null)`,
  `insert into swept_day (through) values ('-infinity')`,
];
