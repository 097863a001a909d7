import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What answers the public, apart from the live figures: nothing here must be hidden from anybody once its release is whole. */
export class KeepReleases1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Derived from its topic: a cell of a release; `names` are its dimensions in order, joined by dots. Value null: suppressed.
  `create table released_cell (
     release int not null,
     cell text collate "C" not null,
     measure text not null,
     period text not null,
     names text not null,
     dimensions jsonb not null,
     value bigint,
     primary key (release, cell))`,
  'create index released_margin on released_cell (release, measure, names, period)',
  // Derived from its topic: what makes a release whole. Nothing of it is shown before `whole`.
  `create table released_manifest (
     release int primary key,
     manifest jsonb not null,
     whole boolean not null default false)`,
];
