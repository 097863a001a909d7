import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { RedactedBody } from '../domain/redaction.js';

type Named = Pick<RedactedBody, 'submission' | 'revision'>;

/** Which bodies have lost answers, and by which rules: the body does not show it any more. */
@Injectable()
export class RedactionRepository {
  /** By submission, of these revisions; one that lost nothing is missing. */
  async rulesOf(tx: Transaction, bodies: readonly Named[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await tx.query<{ submission: string; rules: string[] }[]>(
      `select submission, array_agg(distinct rule order by rule) as rules from redaction, unnest(rules) as rule
       where (submission, revision) in (select * from unnest($1::text[], $2::int[])) group by submission`,
      [bodies.map(({ submission }) => submission), bodies.map(({ revision }) => revision)],
    );
    return new Map(rows.map(({ submission, rules }) => [submission, rules]));
  }

  /** Takes what people wrote of all other answers than these out of their corrections. @returns the paths of which something was written */
  async forgetCorrections(tx: Transaction, submission: string, kept: readonly string[]): Promise<readonly string[]> {
    const [rows] = await tx.query<[{ path: string }[], number]>(
      `update correction set base_value = null, old_value = null, new_value = null
       where submission = $1 and path <> all($2::text[]) and coalesce(base_value, old_value, new_value) is not null returning path`,
      [submission, kept],
    );
    return rows.map(({ path }) => path);
  }

  async keep(tx: Transaction, { submission, revision, decision, rules, paths, redactedAt }: RedactedBody): Promise<void> {
    await tx.query('insert into redaction (submission, revision, decision, rules, paths, redacted_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [submission, revision, decision, rules, paths, redactedAt]);
  }
}
