import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How submissions were made, for those who coach the teams. */
export class SeeFieldwork1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Derived from the bodies: when, for how long and how far from its point each submission was made; no answer.
    await runner.query(`create table field_fact (
      submission text primary key,
      kind text not null,
      point text not null,
      day date not null,
      enumerator text,
      minute int,
      seconds int,
      refused boolean not null,
      distance_m int,
      n_total int)`);
    await runner.query('create index field_fact_of_day on field_fact (day, point)');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
