import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds as they are planned, and what the answers of class X add to figures. */
export class NoteProtection1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Derived: this service's copy of the rounds and what they plan at each point in each month.
  `create table known_round (
     round text not null,
     point text not null,
     month text not null,
     revision int not null,
     plan jsonb not null,
     primary key (round, point, month))`,
  // Derived, class X: what one submission adds, as yes and no, under a keyed hash of its key, so that no row here leads to a record.
  // The version is the newest of either stream; marks null: nothing counts (held, rejected, withdrawn, an exercise).
  `create table protection_contribution (
     hash bytea primary key,
     revision int not null,
     decision int not null,
     kind text,
     province text,
     month text,
     marks jsonb)`,
];
