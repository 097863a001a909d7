import { Injectable } from '@nestjs/common';
import type { Bilingual, LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { FieldFact } from '../domain/quality/field-fact.js';

/** A fact with what was decided of its submission. */
export interface StoredFact extends FieldFact {
  readonly status: string;
  readonly receivedAt: Date;
  readonly rules: readonly { readonly rule: string; readonly message: Bilingual }[];
}

/** How submissions were made. */
@Injectable()
export class FieldFactRepository {
  /** Call it with the keys locked. */
  async keep(tx: Transaction, submissions: readonly string[], facts: readonly FieldFact[]): Promise<void> {
    const gone = submissions.filter((submission) => !facts.some((fact) => fact.submission === submission));
    if (gone.length > 0) await tx.query('delete from field_fact where submission = any($1)', [gone]);
    if (facts.length === 0) return;
    await tx.query(
      `insert into field_fact (submission, kind, point, day, enumerator, minute, seconds, refused, distance_m, n_total)
       select submission, kind, point, day, enumerator, minute, seconds, refused, "distanceM", "nTotal"
       from jsonb_to_recordset($1::jsonb) as f(submission text, kind text, point text, day date, enumerator text, minute int, seconds int, refused boolean, "distanceM" int, "nTotal" int)
       on conflict (submission) do update set kind = excluded.kind, point = excluded.point, day = excluded.day, enumerator = excluded.enumerator, minute = excluded.minute,
         seconds = excluded.seconds, refused = excluded.refused, distance_m = excluded.distance_m, n_total = excluded.n_total`,
      [JSON.stringify(facts)],
    );
  }

  /** At these points, between two days, both inclusive. Exercises are nobody's work. */
  between(tx: Transaction, points: readonly string[], [from, to]: readonly [LocalDay, LocalDay]): Promise<StoredFact[]> {
    return tx.query<StoredFact[]>(
      `select f.submission, f.kind, f.point, f.day::text as day, f.enumerator, f.minute, f.seconds, f.refused, f.distance_m as "distanceM", f.n_total as "nTotal", s.status, s.received_at as "receivedAt",
         coalesce((select jsonb_agg(jsonb_build_object('rule', x->'rule', 'message', x->'message')) from jsonb_array_elements(s.findings) as x where x->>'severity' <> 'I'), '[]') as rules
       from field_fact f join submission_state s on s.submission = f.submission
       where f.day between $2 and $3 and f.point = any($1) and not s.training and s.status <> 'withdrawn' order by f.day, f.point, f.submission`,
      [points, from, to],
    );
  }
}
