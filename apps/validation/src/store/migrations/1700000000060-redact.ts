import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  // Decided: which answers were taken out of which body, and by which rules. The body does not show it any more, here or in the vault.
  `create table redaction (
     submission text not null,
     revision int not null,
     decision int not null,
     rules text[] not null,
     paths text[] not null,
     redacted_at timestamptz not null,
     primary key (submission, revision, decision))`,
];

/** The answers of somebody who refused go, also out of the sealed bodies. */
export class Redact1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}
