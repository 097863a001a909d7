import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures recomputed beside the live ones, in chunks of days that survive an interruption. */
export class RebuildFigures1700000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const STATEMENTS = [
  // Ranges of days are read whole. Submissions and cells come about in the order of their days, so that a summary of page ranges finds them and costs a batch next to nothing.
  'create index contribution_by_day on contribution using brin (day) with (pages_per_range = 16)',
  'create index flow_cell_by_day on flow_cell using brin (day) with (pages_per_range = 16)',
  // Decided (history): each rebuild, and how it ended. `epoch` null: it has not switched over.
  `create table rebuild (
     id bigint generated always as identity primary key,
     started_at timestamptz not null,
     epoch int,
     outcome text check (outcome in ('equal', 'corrected', 'refused')),
     published boolean not null default false)`,
  // Decided (history): what was recomputed, and the hashes of the live and of the recomputed cells of these days.
  `create table rebuild_chunk (
     rebuild bigint not null references rebuild,
     from_day date not null,
     to_day date not null,
     submissions int not null,
     cells int,
     live_hash text,
     fresh_hash text,
     primary key (rebuild, from_day))`,
];
