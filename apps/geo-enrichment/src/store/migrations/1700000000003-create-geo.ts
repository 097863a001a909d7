import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_TABLES } from '@fm/delivery';

export class CreateGeo1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERY_TABLES, ...TABLES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

const TABLES = [
  // The current state of each submission. The version and the tombstone are decided (never wiped); the rest is derived. Of what counts no
  // more nothing is kept but the version: `point` is null there, which takes it out of the index of what may be stale.
  `create table submission_location (
     submission text primary key,
     revision int not null,
     decision int not null,
     placement int not null,
     status text not null check (status in ('accepted', 'flagged', 'quarantined', 'rejected', 'withdrawn')),
     effective_at timestamptz not null,
     received_at timestamptz,
     source text,
     kind text,
     training boolean,
     point text,
     record jsonb,
     adm1 text,
     adm2 text,
     method text check (method in ('register', 'none')),
     codes_revision int,
     geo_findings jsonb,
     check ((status in ('accepted', 'flagged')) = (record is not null)))`,
  `create index submission_location_of_point on submission_location (point, codes_revision)`,
  // Derived, restricted: where the phone was. Read by checks of this service; nothing of it may be put into an event or an answer.
  `create table measured_position (
     submission text primary key,
     lat double precision not null,
     lon double precision not null,
     accuracy_m double precision)`,
  // Decided: the register of flow monitoring points, the newest of each entry. The codes have a revision and a time of their own, because
  // only they concern what was located by them.
  `create table monitoring_point (
     code text primary key,
     revision int not null,
     point jsonb not null,
     adm1 text not null,
     adm2 text not null,
     codes_revision int not null,
     codes_changed_at timestamptz not null,
     actor text not null,
     changed_at timestamptz not null)`,
  // Decided: every version that an entry ever had, the present one included.
  `create table monitoring_point_history (
     code text not null,
     revision int not null,
     point jsonb not null,
     actor text not null,
     changed_at timestamptz not null,
     primary key (code, revision))`,
];
