import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { lastWord, type KoboReview, type PersonDecision, type Word } from '../domain/last-word.js';

/** What people say of submissions, here and in Kobo. */
@Injectable()
export class WordRepository {
  async addPersonDecision(tx: Transaction, { submission, revision, verb, actor, reason, decidedAt }: PersonDecision): Promise<void> {
    await tx.query('insert into person_decision (submission, revision, verb, actor, reason, decided_at) values ($1, $2, $3, $4, $5, $6)', [submission, revision, verb, actor, reason, decidedAt]);
  }

  /** Keeps the newest of each submission, whether its body has come or not. Call it with the keys locked. @returns the submissions of which it was newer */
  async keepReviews(tx: Transaction, reviews: readonly KoboReview[]): Promise<string[]> {
    const rows = await tx.query<{ submission: string }[]>(
      `insert into kobo_review as held (submission, review, status, reviewed_at, effective_at)
       select "submission", "review", "status", "reviewedAt", "effectiveAt"
       from jsonb_to_recordset($1::jsonb) as r("submission" text, "review" int, "status" text, "reviewedAt" timestamptz, "effectiveAt" timestamptz)
       on conflict (submission) do update set review = excluded.review, status = excluded.status, reviewed_at = excluded.reviewed_at, effective_at = excluded.effective_at
       where held.review < excluded.review returning submission`,
      [JSON.stringify(reviews)],
    );
    return rows.map(({ submission }) => submission);
  }

  /** The last word of a person about a revision of one of these submissions. */
  async about(tx: Transaction, submissions: readonly string[]): Promise<(of: { readonly submission: string; readonly revision: number }) => Word | null> {
    const people = await tx.query<(PersonDecision & { decidedAt: Date })[]>(
      `select distinct on (submission, revision) submission, revision, verb, actor, reason, decided_at as "decidedAt"
       from person_decision where submission = any($1) order by submission, revision, id desc`,
      [submissions],
    );
    const reviews = await tx.query<(KoboReview & { reviewedAt: Date; effectiveAt: Date })[]>(
      'select submission, review, status, reviewed_at as "reviewedAt", effective_at as "effectiveAt" from kobo_review where submission = any($1)',
      [submissions],
    );
    const persons = new Map(people.map((row) => [`${row.revision} ${row.submission}`, { ...row, decidedAt: row.decidedAt.toISOString() }]));
    const inKobo = new Map(reviews.map((row) => [row.submission, { ...row, reviewedAt: row.reviewedAt.toISOString(), effectiveAt: row.effectiveAt.toISOString() }]));
    return ({ submission, revision }) => lastWord(persons.get(`${revision} ${submission}`), inKobo.get(submission));
  }
}
