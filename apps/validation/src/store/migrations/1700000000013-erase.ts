import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tombstone knows whether its submission was erased: that is for ever, whatever comes afterwards. */
export class Erase1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table submission_state add column erased boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
