import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Answers } from '../domain/mapping/read-answer.js';

/** A body as it came: its submission, its own uuid, its answers. */
export interface SeenBody {
  readonly submission: string;
  readonly uuid: string;
  readonly answers: Answers;
}

function digestOf(answers: Answers): string {
  const sorted = Object.keys(answers).toSorted().map((path) => [path, answers[path]]);
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url');
}

/** Which bodies have come, by digest: an edit has a uuid of its own, so that two bodies under one are no edit of each other. */
@Injectable()
export class SeenBodyRepository {
  async see(tx: Transaction, bodies: readonly SeenBody[]): Promise<void> {
    if (bodies.length === 0) return;
    await tx.query('insert into seen_body (submission, uuid, digest) select * from unnest($1::text[], $2::text[], $3::text[]) order by 1, 2, 3 on conflict do nothing', [
      bodies.map(({ submission }) => submission), bodies.map(({ uuid }) => uuid), bodies.map(({ answers }) => digestOf(answers)),
    ]);
  }

  /** Of each body, how many others came under its uuid. */
  async copies(tx: Transaction, bodies: readonly Omit<SeenBody, 'answers'>[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ submission: string; others: number }[]>(
      `select submission, count(*)::int - 1 as others from seen_body
       where (submission, uuid) in (select * from unnest($1::text[], $2::text[])) group by submission, uuid having count(*) > 1`,
      [bodies.map(({ submission }) => submission), bodies.map(({ uuid }) => uuid)],
    );
    return new Map(rows.map(({ submission, others }) => [submission, others]));
  }
}
