import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public releases: what was taken of the figures, what may be told of it, and who said so. */
export class MakeReleases1764000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...PUBLISHED_IS_KEPT]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const TABLES = [
  // Of the copy of the register: the district, for the margins of a release. Null until the point is told again.
  'alter table known_point add column adm2 text',
  // Decided: a release and how far it has come. The number is given when it is published.
  `create table release (
     id int generated always as identity primary key,
     number int unique,
     state text not null check (state in ('preparing', 'draft', 'reviewed', 'cleared', 'published', 'discarded')),
     span_from date not null,
     span_to date not null,
     title jsonb not null,
     embargo_until timestamptz,
     drafted_by text not null,
     drafted_at timestamptz not null,
     after_number int,
     as_of timestamptz,
     audit jsonb,
     held_back int,
     cells int,
     sha256 text,
     published_at timestamptz,
     check ((state = 'published') = (number is not null)))`,
  // Decided: who took which step, and when.
  `create table release_step (
     id int generated always as identity primary key,
     release int not null references release,
     step text not null check (step in ('review', 'clear', 'publish', 'discard')),
     by text not null,
     at timestamptz not null,
     unique (release, step, by))`,
  // Decided: what managers said to each other about it.
  `create table release_comment (
     id int generated always as identity primary key,
     release int not null references release,
     by text not null,
     at timestamptz not null,
     text text not null)`,
  // Decided: every cell that is not zero, hidden or not. What is hidden stays here.
  `create table release_cell (
     release int not null references release,
     cell text collate "C" not null,
     period text not null,
     dimensions jsonb not null,
     value bigint not null,
     records int not null,
     base bigint,
     hidden boolean not null,
     primary key (release, cell))`,
  // Decided: the live cells as the release took them, against which a later release is held.
  `create table release_base (
     release int not null references release,
     cube text collate "C" not null,
     cube_key text collate "C" not null,
     day date not null,
     value bigint not null,
     records int not null,
     primary key (release, cube, cube_key, day))`,
];

const PUBLISHED_IS_KEPT = [
  `create function keep_published_release() returns trigger language plpgsql as $$
   begin
     if old.state = 'published' then raise exception 'release % is published: make a new one instead of changing it', old.number using errcode = '23001'; end if;
     return case when tg_op = 'DELETE' then old else new end;
   end $$`,
  'create trigger published_is_kept before update or delete on release for each row execute function keep_published_release()',
  `create function keep_part_of_published_release() returns trigger language plpgsql as $$
   declare
     concerned int := case when tg_op = 'INSERT' then new.release else old.release end;
   begin
     if exists (select 1 from release where id = concerned and state = 'published') then raise exception 'release % is published: make a new one instead of changing it', concerned using errcode = '23001'; end if;
     return case when tg_op = 'DELETE' then old else new end;
   end $$`,
  ...['release_step', 'release_comment', 'release_cell', 'release_base'].map((table) => `create trigger published_is_kept before insert or update or delete on ${table} for each row execute function keep_part_of_published_release()`),
];
