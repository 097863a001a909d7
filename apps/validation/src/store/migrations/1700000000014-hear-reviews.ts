import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people set as validation status in Kobo. */
export class HearReviews1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Decided: the newest status of each submission, by the count of its statuses; there before its body where that comes later.
    await runner.query(`create table kobo_review (
      submission text primary key,
      review int not null,
      status text not null check (status in ('approved', 'not_approved', 'on_hold', 'none')),
      reviewed_at timestamptz not null,
      effective_at timestamptz not null)`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
