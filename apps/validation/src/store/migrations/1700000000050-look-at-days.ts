import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of points are looked at when they are due: a missing coverage form is missing only after some days. */
export class LookAtDays1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table point_day_change add column due timestamptz not null default '-infinity'`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
