import { Injectable } from '@nestjs/common';
import type { ReviewStatus, Verdict } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';

export interface NotedVerdict {
  readonly submission: string;
  readonly source: string;
  readonly revision: number;
  readonly decision: number;
  readonly verdict: Verdict;
  readonly wanted: ReviewStatus;
}

/** A status to be written into Kobo, and what stands between. */
export interface DueStatus {
  readonly submission: string;
  readonly koboId: number;
  readonly wanted: ReviewStatus;
  readonly writtenStatus: ReviewStatus | null;
  readonly intendedStatus: ReviewStatus | null;
}

export type WriteBackState = 'due' | 'written' | 'not ours' | 'refused';

@Injectable()
export class WriteBackRepository {
  /** Keeps the newest verdict of each submission, of sources that want it in Kobo; what is not newer than what is held changes nothing. */
  async note(tx: Transaction, verdicts: readonly NotedVerdict[], now: string): Promise<void> {
    await tx.query(
      `insert into write_back (submission, revision, decision, verdict, wanted, state, due_at)
       select distinct on (v.submission) v.submission, v.revision, v.decision, v.verdict, v.wanted, 'due', $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as v(submission text, source text, revision int, decision int, verdict text, wanted text)
       join source on source.id = v.source and source.write_back and source.kobo_token is not null
       join submission s on s.submission = v.submission and s.state = 'live'
       order by v.submission, v.revision desc, v.decision desc
       on conflict (submission) do update set revision = excluded.revision, decision = excluded.decision, verdict = excluded.verdict, wanted = excluded.wanted, state = 'due', tries = 0, due_at = excluded.due_at
       where (write_back.revision, write_back.decision) < (excluded.revision, excluded.decision)`,
      [JSON.stringify(verdicts), now],
    );
  }

  /** Of the revision that stands; a submission whose `_id` is not known yet waits for the next sweep. */
  async due(tx: Transaction, { server, asset }: { server: string; asset: string }, { now, limit }: { now: string; limit: number }): Promise<readonly DueStatus[]> {
    return tx.query<DueStatus[]>(
      `select w.submission, s.kobo_id::float8 as "koboId", w.wanted, s.written_status as "writtenStatus", s.intended_status as "intendedStatus"
       from write_back w join submission s using (submission)
       where w.state = 'due' and w.due_at <= $3 and s.server = $1 and s.asset = $2 and s.state = 'live' and s.kobo_id is not null and s.revision = w.revision
       order by w.due_at, w.submission limit $4`,
      [server, asset, now, limit],
    );
  }

  async settle(tx: Transaction, submissions: readonly string[], state: WriteBackState): Promise<void> {
    if (submissions.length > 0) await tx.query('update write_back set state = $2 where submission = any($1)', [submissions, state]);
  }

  /** What we are about to write: noted before, so that it is not taken for a person's when it is seen. */
  async intend(tx: Transaction, submissions: readonly string[], status: ReviewStatus): Promise<void> {
    await tx.query('update submission set intended_status = $2 where submission = any($1)', [submissions, status]);
  }

  async written(tx: Transaction, submissions: readonly string[], status: ReviewStatus): Promise<void> {
    await tx.query('update submission set review_status = $2, written_status = $2, intended_status = null where submission = any($1)', [submissions, status]);
    await this.settle(tx, submissions, 'written');
  }

  /** Kobo did not take it: a person who sets the same later is a person. */
  async refused(tx: Transaction, submissions: readonly string[]): Promise<void> {
    await tx.query('update submission set intended_status = null where submission = any($1)', [submissions]);
    await this.settle(tx, submissions, 'refused');
  }

  async counts(tx: Transaction, source: string): Promise<Readonly<Record<string, number>>> {
    const rows = await tx.query<{ state: string; n: number }[]>('select w.state, count(*)::int as n from write_back w join submission s using (submission) where s.source = $1 group by 1', [source]);
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }
}
