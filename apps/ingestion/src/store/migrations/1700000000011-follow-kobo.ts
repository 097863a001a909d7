import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is needed to follow Kobo where its hooks say nothing: edits, deletions, reviews, and whatever a hook lost. */
export class FollowKobo1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // `verify`: a hook's body is a hint until Kobo's API has confirmed it. `write_back`: verdicts are written into Kobo.
  `alter table source add column revision int not null default 0, add column verify boolean not null default false,
     add column write_back boolean not null default false, add column hook_uid text`,
  // Decided: `review` counts the statuses that people set in Kobo; `written_status` is the last one that we set ourselves, `intended_status` one that is on its way.
  `alter table submission add column submitted_at timestamptz, add column review int not null default 0,
     add column review_status text not null default 'none', add column written_status text,
     add column intended_status text`,
  // What is sealed cannot be compressed: Postgres should not try.
  `alter table raw_body alter column sealed set storage external`,
  `alter table outbox alter column payload set storage external`,
  // `trusted` false: a hint, which counts for nothing until Kobo's API tells the same. `whole` false: a subset of the fields, so that there may be more.
  `alter table raw_body add column trusted boolean not null default true,
     add column whole boolean not null default true`,
  // Derived: what is to be asked of Kobo, by `_id` (`id:7`) or by rootUuid (`uuid:…`). A sweep finds again what is lost here.
  `create table kobo_task (
     source text not null,
     target text not null,
     reason text not null,
     tries int not null default 0,
     due_at timestamptz not null,
     noted_at timestamptz not null,
     primary key (source, target))`,
  `create index kobo_task_due on kobo_task (source, due_at)`,
  // Derived: how far each source is followed, and what stands in the way.
  `create table source_watch (
     source text primary key,
     backfilled_at timestamptz,
     swept_at timestamptz,
     sweep_asked boolean not null default false,
     tail_at timestamptz,
     form_at timestamptz,
     history_at timestamptz,
     history_until timestamptz,
     history_missing boolean not null default false,
     count_gap int not null default 0,
     hook_at timestamptz,
     resting_until timestamptz,
     failures int not null default 0,
     last_error text,
     failing_since timestamptz)`,
  // Derived: the sweep under way, page by page, so that it goes on where it was.
  `create table sweep (
     source text primary key,
     kind text not null check (kind in ('backfill', 'full', 'tail')),
     from_id bigint not null,
     cursor_id bigint not null,
     pages int not null default 0,
     listed boolean not null default false,
     started_at timestamptz not null)`,
  `create table sweep_seen (
     source text not null,
     kobo_id bigint not null,
     uuid text not null,
     submitted_at timestamptz,
     status text not null,
     reviewed_at timestamptz,
     primary key (source, kobo_id))`,
  // Derived: what Kobo had against what the store had, by the day of submission in Vientiane, as of the last sweep.
  `create table completeness (
     source text not null,
     day date not null,
     kobo_count int not null,
     kobo_hash text not null,
     store_count int not null,
     store_hash text not null,
     differing jsonb not null,
     checked_at timestamptz not null,
     primary key (source, day))`,
  // Derived: the versions of forms that were told, and where their media questions are.
  `create table form_version (
     server text not null,
     asset text not null,
     form_version text not null,
     media_paths text[] not null,
     noticed_at timestamptz not null,
     primary key (server, asset, form_version))`,
  // Derived: media of submissions. Expected: answered, but not listed by Kobo yet.
  `create table attachment (
     submission text not null,
     question_path text not null,
     name text not null,
     state text not null check (state in ('expected', 'present', 'deleted')),
     uid text,
     mimetype text,
     url text,
     noticed_at timestamptz not null,
     primary key (submission, question_path, name))`,
  // Derived: the newest verdict of each submission, and what became of it in Kobo.
  `create table write_back (
     submission text primary key,
     revision int not null,
     decision int not null,
     verdict text not null,
     wanted text not null,
     state text not null check (state in ('due', 'written', 'not ours', 'refused')),
     tries int not null default 0,
     due_at timestamptz not null)`,
  `create index write_back_due on write_back (due_at) where state = 'due'`,
  // Decided: answers that a person mended, sealed under the submission's data key, on their way into Kobo.
  `create table correction (
     correction text primary key,
     submission text not null,
     revision int not null,
     sealed bytea not null,
     state text not null check (state in ('due', 'pushed', 'conflict', 'refused')),
     tries int not null default 0,
     due_at timestamptz not null)`,
  `create index correction_due on correction (due_at) where state = 'due'`,
  `create index correction_of on correction (submission)`,
  // Decided: what was erased, when and on whose word: what a restored backup must do again.
  `create table erasure (
     submission text primary key,
     revision int not null,
     reason text not null,
     actor text not null,
     bodies int not null,
     erased_at timestamptz not null)`,
];
