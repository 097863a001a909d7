import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms as they were deployed: answers are read by the version that the phone had. */
export class KeepForms1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Derived from the topic. `content` is Kobo's own, as it came: json, since jsonb refuses characters that a label may hold.
    await runner.query(`create table deployed_form (
      server text not null,
      asset text not null,
      form_version text not null,
      revision int not null,
      name text,
      content json not null,
      noticed_at timestamptz not null,
      primary key (server, asset, form_version))`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
