import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of points that are far from the usual. */
export class NoteAnomalies1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Decided (history): when a day was found to be far from the same weekdays, and when it was so no more. Which days are is derived from the figures.
  `create table anomaly (
     point text collate "C" not null,
     day date not null,
     value float8 not null,
     usual float8 not null,
     comparable int not null,
     found_at timestamptz not null,
     over_at timestamptz,
     revision int not null,
     primary key (day, point))`,
  'create index anomaly_of_point on anomaly (point)',
  // Derived: points of which a day changed since they were looked at. Only ever added to.
  `create table anomaly_due (
     id bigint generated always as identity primary key,
     point text collate "C" not null)`,
];
