import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mappings and rules become what people set; records are looked at beside those around them. */
export class MapAndSet1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // Decided: how answers become records, every version of it. The newest of a name counts; `retired` takes it out. Without server and asset it is for every form of its kind.
  `create table form_mapping (
     name text not null,
     version int not null,
     kind text not null,
     server text,
     asset text,
     document jsonb not null,
     question_types jsonb not null default '{}',
     retired boolean not null default false,
     reason text not null,
     actor text not null,
     decided_at timestamptz not null,
     primary key (name, version),
     check ((server is null) = (asset is null)))`,
  // Decided: what people set for a rule, with its history; the newest of a rule and type of point counts. `effect`: what it would have done to the records before it was saved.
  `create table rule_setting (
     id bigint generated always as identity primary key,
     rule text not null,
     point_type text,
     severity text check (severity in ('E', 'M', 'W', 'I', 'off')),
     thresholds jsonb,
     effect jsonb,
     reason text not null,
     actor text not null,
     decided_at timestamptz not null,
     applies_from timestamptz not null)`,
  // Decided: a rule that held too many records of a source on a day has turned into a flag for that day, for ever.
  `create table breaker_trip (
     rule text not null,
     source text not null,
     day date not null,
     held int not null,
     records int not null,
     decided_at timestamptz not null,
     primary key (rule, source, day))`,
  // Derived: each different body that came under an identity, by digest.
  `create table seen_body (
     submission text not null,
     uuid text not null,
     digest text not null,
     primary key (submission, uuid, digest))`,
  // Derived: as much of each registry record as its neighbours are compared with. Digests in place of words.
  `create table record_window (
     submission text primary key,
     point text not null,
     day date not null,
     started_at timestamptz not null,
     ended_at timestamptz,
     enumerator text,
     device text,
     group_key text not null,
     people_key text not null,
     n_total int not null,
     received_at timestamptz not null)`,
  `create index record_window_group on record_window (group_key, started_at, submission)`,
  `create index record_window_device on record_window (device, started_at, submission)`,
  `create index record_window_enumerator on record_window (enumerator, started_at, submission)`,
  `create index record_window_day on record_window (point, day)`,
  // Derived: where the window has changed, so that the records around are looked at once more after commit. Digests and a time, nothing that an erasure would have to find.
  `create table window_change (
     id bigint generated always as identity primary key,
     group_key text not null,
     enumerator text,
     device text,
     started_at timestamptz not null,
     traceparent text not null)`,
  // Derived: what is wrong with a point and a day, and not with any record of it.
  `create table point_day_finding (
     point text not null,
     day date not null,
     rule text not null,
     finding jsonb not null,
     primary key (point, day, rule))`,
  // Derived: days of points that are to be looked at. Appended to, so that batches do not wait for each other.
  `create table point_day_change (
     id bigint generated always as identity primary key,
     point text not null,
     day date not null)`,
  // Derived: holds by rules that the circuit breaker is to look at, appended to in the same way.
  `create table breaker_suspect (
     id bigint generated always as identity primary key,
     rule text not null,
     source text not null,
     day date not null)`,
  `alter table redecision
     add column cause text not null default 'training' check (cause in ('training', 'judgement')),
     add column kind text,
     add column form text,
     add column form_version text,
     add column received_from timestamptz,
     add column received_to timestamptz,
     add column rule text`,
  `create index submission_state_received on submission_state (source, received_at)`,
  `create index submission_state_newest on submission_state (received_at desc, submission) where not training`,
  `create index submission_state_coverage on submission_state ((held->>'point'), (held->>'day')) where kind = 'coverage'`,
];
