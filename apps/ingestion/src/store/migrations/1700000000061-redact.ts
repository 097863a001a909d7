import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  // Decided: which answers nobody may keep of which submission: a body of it that comes later must not bring them back.
  `create table redaction (
     submission text not null,
     revision int not null,
     decision int not null,
     rules text[] not null,
     paths text[] not null,
     stated jsonb not null,
     redacted_at timestamptz not null,
     primary key (submission, revision, decision))`,
];

/** Answers that nobody may keep go out of the vault. */
export class Redact1700000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
