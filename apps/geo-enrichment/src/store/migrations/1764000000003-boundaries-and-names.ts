import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BoundariesAndNames1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Decided rows would be lost: restore the backup from before this migration instead.');
  }
}

const STATEMENTS = [
  // `outcome`: all that was found out, to tell whether a look with newer facts finds anything else. `boundary_generation`: which changes of the
  // boundary sets were known; null where no position asked for them, which keeps the row out of the index.
  `alter table submission_location add column outcome jsonb, add column boundary_generation int, add column backfill boolean`,
  // Older rows are looked at once more, all of them.
  `update submission_location set boundary_generation = -1 where record is not null`,
  `create index submission_location_of_boundaries on submission_location (boundary_generation) where boundary_generation is not null`,
  // Decided: the boundary sets that operators imported, with their areas (gzipped JSON). None is ever removed: as-of answers go by them.
  `create table boundary_set (
     id int primary key generated always as identity,
     name text not null,
     source text not null,
     licence text not null,
     sha256 text not null,
     valid_from date,
     approximate boolean not null,
     tolerance_m double precision not null check (tolerance_m >= 0),
     counts jsonb not null,
     content bytea not null,
     actor text not null,
     imported_at timestamptz not null,
     withdrawn_by text,
     withdrawn_at timestamptz)`,
  `create unique index boundary_set_once on boundary_set (sha256) where withdrawn_at is null`,
  // Derived, restricted: what the measured positions say, with exact distances. Nothing of it leaves but what the located event has.
  `create table position_check (
     submission text primary key,
     class text not null,
     method text not null,
     country text,
     adm1 text,
     adm2 text,
     other jsonb,
     point_m double precision,
     nearest_point text,
     nearest_m double precision,
     boundary_set int)`,
  // Derived, restricted: words that records have for places in Laos without a district. What is open waits for a person.
  `create table stated_name (
     submission text not null,
     place_end text not null check (place_end in ('departure', 'destination')),
     text text not null,
     name_key text not null,
     within text not null,
     state text not null check (state in ('decided', 'open', 'closed')),
     alias_revision int not null,
     candidates jsonb not null,
     primary key (submission, place_end))`,
  `create index stated_name_of_alias on stated_name (name_key, within, alias_revision)`,
  `create index stated_name_open on stated_name (name_key, within) where state = 'open'`,
  // Decided: what people said that words mean. No P-code: they name no place of Laos.
  `create table place_alias (
     name_key text not null,
     within text not null,
     text text not null,
     pcode text,
     revision int not null,
     actor text not null,
     decided_at timestamptz not null,
     primary key (name_key, within))`,
  // Decided: every version of these, the present one included.
  `create table place_alias_history (
     name_key text not null,
     within text not null,
     revision int not null,
     text text not null,
     pcode text,
     actor text not null,
     decided_at timestamptz not null,
     primary key (name_key, within, revision))`,
];
