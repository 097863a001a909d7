import { Injectable } from '@nestjs/common';
import type { LocalDay, SourceMode } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { TrainingSubject } from '../domain/training.js';

/** What is to be looked through: the current submissions of a source, at points, or observed in days. What is left out does not bound it. */
export interface Scope {
  readonly source?: string;
  readonly points?: readonly string[];
  /** First and last, inclusive. */
  readonly days?: readonly [LocalDay, LocalDay];
}

/** A scope in hand. `after`: the last key that was looked at. */
export interface Redecision {
  readonly id: string;
  readonly source: string | null;
  readonly points: readonly string[] | null;
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  readonly traceparent: string;
  readonly after: string;
}

/** A submission with what decides whether it is an exercise, and what it is taken for so far. */
export interface Candidate extends TrainingSubject {
  readonly training: boolean;
}

/** What is to be decided again, however much it is: looked through in the order of the keys, a page a transaction, so that a crash repeats one page. */
@Injectable()
export class RedecisionRepository {
  /** Call it in the transaction of what changed, with the registers locked: whatever was judged by the old state is committed by then. */
  async note(tx: Transaction, { source, points, days }: Scope, traceparent: string): Promise<void> {
    await tx.query('insert into redecision (source, points, from_day, to_day, traceparent) values ($1, $2, $3, $4, $5)', [source ?? null, points ?? null, days?.[0] ?? null, days?.[1] ?? null, traceparent]);
  }

  /** The oldest that nobody else has in hand, locked. */
  async next(tx: Transaction): Promise<Redecision | undefined> {
    const rows = await tx.query<Redecision[]>('select id, source, points, from_day::text as "from", to_day::text as "to", traceparent, after from redecision order by id limit 1 for update skip locked');
    return rows[0];
  }

  /** The next page of what may have to be decided again, in the order of the keys. */
  async page(tx: Transaction, { source, points, from, to, after }: Redecision, limit: number): Promise<Candidate[]> {
    return tx.query<(Candidate & { mode: SourceMode })[]>(
      `select s.submission, s.source, s.training, s.held->>'day' as day, p.point->>'adm1' as province, b.header->>'mode' as mode
       from submission_state s
       join received_body b on b.submission = s.submission and b.revision = s.revision
       left join known_point p on p.code = s.held->>'point'
       where s.submission > $5 and ($1::text is null or s.source = $1) and ($2::text[] is null or s.held->>'point' = any($2))
         and ($3::text is null or s.held->>'day' between $3 and $4)
       order by s.submission limit $6`,
      [source, points, from, to, after, limit],
    );
  }

  /** @param after the last key of the page; undefined where nothing is left */
  async advance(tx: Transaction, id: string, after: string | undefined): Promise<void> {
    if (after === undefined) await tx.query('delete from redecision where id = $1', [id]);
    else await tx.query('update redecision set after = $2 where id = $1', [id, after]);
  }
}
