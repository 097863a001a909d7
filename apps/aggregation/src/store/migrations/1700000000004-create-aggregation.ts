import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_TABLES } from '@fm/delivery';

export class CreateAggregation1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERY_TABLES, ...TABLES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

/** Keys sort by bytes (collation C): the order in which rows are locked must not depend on the server's language. */
const TABLES = [
  // Derived, but for the tombstones (status `withdrawn`), which stay for ever. One row a submission: what it adds to the figures. `point`,
  // `direction` and `day` are null where it adds nothing; `parts` is [[cube, codes after fmp|direction, value], …].
  `create table contribution (
     submission text collate "C" primary key,
     revision int not null,
     decision int not null,
     placement int not null,
     status text not null check (status in ('accepted', 'flagged', 'quarantined', 'rejected', 'withdrawn')),
     counting boolean not null,
     point text,
     direction text,
     day date,
     n_records int not null default 0,
     n_flagged int not null default 0,
     n_held int not null default 0,
     held_movements bigint not null default 0,
     parts jsonb not null default '[]',
     effective_at timestamptz not null)`,
  `create index contribution_of_point on contribution (point, day) where point is not null`,
  // Derived: the sums of the contributions. Updated over and over: room on the page, and no index on what changes, keep updates in place (HOT).
  `create table flow_cell (
     measure text collate "C" not null,
     cube text collate "C" not null,
     cube_key text collate "C" not null,
     day date not null,
     value bigint not null,
     n_records int not null,
     n_flagged int not null,
     n_held int not null,
     held_movements bigint not null,
     epoch int not null,
     revision int not null,
     effective_at timestamptz not null,
     changed_at timestamptz not null,
     primary key (measure, cube, cube_key, day)) with (fillfactor = 70)`,
  // Decided: how often the figures were rebuilt from the vault.
  `create table epoch (
     one boolean primary key default true check (one),
     current int not null)`,
  `insert into epoch (current) values (1)`,
  // Derived: this service's copy of the register of points.
  `create table known_point (
     code text collate "C" primary key,
     revision int not null,
     class text not null check (class in ('border', 'internal', 'community')),
     adm1 text not null)`,
];
