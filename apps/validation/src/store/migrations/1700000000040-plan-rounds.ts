import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds and what hangs on them are registered, with their history. */
export class PlanRounds1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of CHANGES) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const CHANGES = [
  // Decided: rounds, shift plans, holidays, expected sync days, enumerators. Each change is a row of its own, and none is changed or deleted; an entry
  // that was taken back has none of its own any more. `is_current`: the last of its key.
  `create table register_entry (
     register text not null check (register in ('rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators')),
     key text not null,
     revision int not null,
     entry jsonb,
     reason text not null,
     actor text not null,
     recorded_at timestamptz not null,
     is_current boolean not null,
     primary key (register, key, revision))`,
  `create unique index register_entry_current on register_entry (register, key) where is_current`,
  `create index register_entry_shift on register_entry ((entry->>'day'), (entry->>'point')) where register = 'shift-plans' and is_current`,
  // Decided: how often the plan of a round at a point in a month was told, and what was told last.
  `create table told_plan (
     round text not null,
     point text not null,
     month text not null,
     revision int not null,
     fingerprint text not null,
     told jsonb not null,
     told_at timestamptz not null,
     primary key (round, point, month))`,
  `insert into register_entry (register, key, revision, entry, reason, actor, recorded_at, is_current)
   select 'enumerators', code, 1, jsonb_build_object('code', code, 'agency', null, 'points', to_jsonb(points), 'activeFrom', active_from::text, 'activeTo', active_to::text, 'supervisor', null),
     'registered before there was a history', 'migration', now(), true
   from enumerator`,
  'drop table enumerator',
];
