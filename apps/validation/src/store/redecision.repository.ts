import { Injectable } from '@nestjs/common';
import { submissionKey, type FormKind, type LocalDay, type SourceMode } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { FormName } from '../domain/form-of.js';
import type { TrainingSubject } from '../domain/training.js';

/** What is to be looked through: the current submissions of a source, at points, or observed in days. What is left out does not bound it. */
export interface Scope {
  readonly source?: string;
  readonly points?: readonly string[];
  /** First and last, inclusive. */
  readonly days?: readonly [LocalDay, LocalDay];
  readonly kind?: FormKind;
  readonly form?: FormName;
  readonly formVersion?: string;
  /** First and last instant of receipt; null: until now. */
  readonly received?: readonly [string, string | null];
  /** Held by this rule. */
  readonly rule?: string;
}

/** `training`: what turned into an exercise, or out of it, is decided again; `judgement`: everything is. */
export type RedecisionCause = 'training' | 'judgement';

/** A scope in hand. `after`: the last key that was looked at. */
export interface Redecision {
  readonly id: string;
  readonly cause: RedecisionCause;
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
  async note(tx: Transaction, scope: Scope, traceparent: string, cause: RedecisionCause = 'training'): Promise<void> {
    const { source = null, points = null, days, kind = null, form, formVersion = null, received, rule = null } = scope;
    await tx.query(
      `insert into redecision (source, points, from_day, to_day, traceparent, cause, kind, form, form_version, received_from, received_to, rule)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [source, points, days?.[0] ?? null, days?.[1] ?? null, traceparent, cause, kind, form ? submissionKey(form.server, form.asset, '') : null, formVersion, received?.[0] ?? null, received?.[1] ?? null, rule],
    );
  }

  /** The oldest that nobody else has in hand, locked. */
  async next(tx: Transaction): Promise<Redecision | undefined> {
    const rows = await tx.query<Redecision[]>('select id, cause, traceparent, after from redecision order by id limit 1 for update skip locked');
    return rows[0];
  }

  /** The next page of what may have to be decided again, in the order of the keys. */
  async page(tx: Transaction, { id }: Redecision, limit: number): Promise<Candidate[]> {
    return tx.query<(Candidate & { mode: SourceMode })[]>(
      `select s.submission, s.source, s.training, s.held->>'day' as day, p.point->>'adm1' as province, b.header->>'mode' as mode
       from redecision r
       join submission_state s on s.submission > r.after and (r.source is null or s.source = r.source) and (r.points is null or s.held->>'point' = any(r.points))
         and (r.from_day is null or s.held->>'day' between r.from_day::text and r.to_day::text) and (r.kind is null or s.kind = r.kind) and (r.form is null or starts_with(s.submission, r.form))
         and (r.received_from is null or s.received_at >= r.received_from) and (r.received_to is null or s.received_at <= r.received_to)
         and (r.rule is null or s.findings @> jsonb_build_array(jsonb_build_object('rule', r.rule)))
       join received_body b on b.submission = s.submission and b.revision = s.revision and (r.form_version is null or b.header->>'formVersion' = r.form_version)
       left join known_point p on p.code = s.held->>'point'
       where r.id = $1 order by s.submission limit $2`,
      [id, limit],
    );
  }

  /** @param after the last key of the page; undefined where nothing is left */
  async advance(tx: Transaction, id: string, after: string | undefined): Promise<void> {
    if (after === undefined) await tx.query('delete from redecision where id = $1', [id]);
    else await tx.query('update redecision set after = $2 where id = $1', [id, after]);
  }
}
