import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_TABLES } from '@fm/delivery';

export class CreateValidation1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERY_TABLES, ...TABLES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

const TABLES = [
  // The current state of each submission. `revision`, `decision` and the tombstone are decided (never wiped); the rest is derived from the body.
  `create table submission_state (
     submission text primary key,
     revision int not null,
     decision int not null,
     status text not null check (status in ('accepted', 'flagged', 'quarantined', 'rejected', 'withdrawn')),
     source text,
     kind text,
     training boolean not null default false,
     received_at timestamptz,
     effective_at timestamptz not null,
     record jsonb,
     position jsonb,
     held jsonb,
     findings jsonb not null default '[]',
     mapping_version text,
     rule_set_version text,
     decided_by text not null)`,
  `create index submission_state_held on submission_state (effective_at) where status = 'quarantined'`,
  // Derived: the received body under a key of this service's own, to map again without asking ingestion.
  `create table received_body (
     submission text primary key,
     revision int not null,
     header jsonb not null,
     sealed bytea not null)`,
  // Decided: what people decided about a revision, in order.
  `create table person_decision (
     id bigint generated always as identity primary key,
     submission text not null,
     revision int not null,
     verb text not null check (verb in ('release', 'reject')),
     actor text not null,
     reason text not null,
     decided_at timestamptz not null)`,
  `create index person_decision_of on person_decision (submission, revision, id)`,
  // Derived: this service's copy of the register of points.
  `create table known_point (
     code text primary key,
     revision int not null,
     point jsonb not null)`,
  // Decided: who interviews where, and since when.
  `create table enumerator (
     code text primary key,
     points text[] not null,
     active_from date not null,
     active_to date)`,
];
