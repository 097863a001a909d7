import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { instant } from './instant.js';

export type TaskReason = 'missing' | 'edited' | 'gone' | 'changed' | 'verify' | 'attachments' | 'corrected' | 'asked';

/** A submission that Kobo is to be asked about: `id:` and its `_id`, or `uuid:` and its rootUuid. */
export interface KoboTask {
  readonly source: string;
  readonly target: string;
  readonly reason: TaskReason;
  readonly dueAt: string;
  /** How often it was asked already. */
  readonly tries?: number;
}

/** A task as it was taken: one that was noted again since is not done yet. */
export interface TakenTask extends KoboTask {
  readonly tries: number;
  readonly notedAt: string;
}

export const idTarget = (koboId: number): string => `id:${koboId}`;
export const uuidTarget = (rootUuid: string): string => `uuid:${rootUuid}`;

/** `_id` as a number or rootUuid as text: what Kobo's API calls the submission. */
export function nameIn(target: string): number | string {
  return target.startsWith('id:') ? Number(target.slice(3)) : target.slice(5);
}

@Injectable()
export class KoboTaskRepository {
  /** What is waiting already is asked no later than was wished now; media that are still on their way, no sooner: they are waited for because they were just asked for. */
  async add(tx: Transaction, tasks: readonly KoboTask[], now: string): Promise<void> {
    if (tasks.length === 0) return;
    await tx.query(
      `insert into kobo_task (source, target, reason, tries, due_at, noted_at)
       select distinct on (source, target) source, target, reason, coalesce(tries, 0), "dueAt", $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as t(source text, target text, reason text, tries int, "dueAt" timestamptz) order by source, target, "dueAt"
       on conflict (source, target) do update set reason = excluded.reason, tries = greatest(kobo_task.tries, excluded.tries), noted_at = excluded.noted_at,
         due_at = case excluded.reason when 'attachments' then excluded.due_at else least(kobo_task.due_at, excluded.due_at) end`,
      [JSON.stringify(tasks), now],
    );
  }

  async due(tx: Transaction, source: string, { now, limit }: { now: string; limit: number }): Promise<readonly TakenTask[]> {
    return tx.query<TakenTask[]>(
      `select source, target, reason, tries, ${instant('due_at')} as "dueAt", ${instant('noted_at')} as "notedAt"
       from kobo_task where source = $1 and due_at <= $2 order by due_at, target limit $3`,
      [source, now, limit],
    );
  }

  async done(tx: Transaction, tasks: readonly TakenTask[]): Promise<void> {
    await tx.query(
      `delete from kobo_task using jsonb_to_recordset($1::jsonb) as t(source text, target text, "notedAt" timestamptz)
       where kobo_task.source = t.source and kobo_task.target = t.target and kobo_task.noted_at = t."notedAt"`,
      [JSON.stringify(tasks)],
    );
  }

  /** Tried in vain: once more at that time. */
  async postpone(tx: Transaction, tasks: readonly TakenTask[], dueAt: string): Promise<void> {
    await tx.query(
      `update kobo_task set tries = tries + 1, due_at = $2 from jsonb_to_recordset($1::jsonb) as t(source text, target text)
       where kobo_task.source = t.source and kobo_task.target = t.target`,
      [JSON.stringify(tasks), dueAt],
    );
  }

  async count(tx: Transaction, source: string): Promise<number> {
    const rows = await tx.query<{ n: number }[]>('select count(*)::int as n from kobo_task where source = $1', [source]);
    return rows[0]?.n ?? 0;
  }
}
