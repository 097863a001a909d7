import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which figures have changed after they were final. */
export class KeepRestated1700000000131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Derived, as the table is: what aggregation last said of the cell.
    await runner.query('alter table figure add column restated boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
