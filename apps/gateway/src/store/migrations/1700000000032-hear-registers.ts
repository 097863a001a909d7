import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of the registers that validation owns, and what somebody should look at. */
export class HearRegisters1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      // Derived from its topic: one entry a key, the newest by its revision.
      await runner.query(`create table ${table} (key text primary key, revision int not null, entry jsonb not null)`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

/** Alerts of the two tiers are apart: what answers a partner reads no table of the protection focal points. */
const TABLES = ['known_round', 'known_enumerator', 'raised_alert', 'protection_alert'];
