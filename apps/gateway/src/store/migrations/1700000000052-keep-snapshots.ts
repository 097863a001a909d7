import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Snapshots of class S and X, apart from the live figures. */
export class KeepSnapshots1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Derived: the newest version of each cell of a snapshot, as aggregation told it. Value and base are null where it is suppressed.
    await runner.query(`create table protected_figure (
      measure text not null,
      cube text not null,
      cube_key text not null,
      period text not null,
      dimensions jsonb not null,
      value numeric,
      base numeric,
      suppressed boolean not null,
      epoch int not null,
      revision int not null,
      effective_at timestamptz not null,
      primary key (measure, cube, period, cube_key))`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
