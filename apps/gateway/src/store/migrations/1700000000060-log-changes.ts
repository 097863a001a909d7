import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What those who follow live figures are told, in the order in which it became so. */
export class LogChanges1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Decided, a version counter: the number of the newest change. A row instead of a sequence, since its lock makes the order of numbers that of commits, without gaps: who has read up to one has read all before it.
  `create table stream_head (
     one boolean primary key default true check (one),
     position bigint not null)`,
  'insert into stream_head (position) values (0)',
  // Derived: each change of the read model, kept some days. `cell` null: the register of points changed.
  `create table figure_change (
     seq bigint primary key,
     at timestamptz not null default clock_timestamp(),
     cell jsonb)`,
];
