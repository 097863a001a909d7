import { Injectable } from '@nestjs/common';
import type { SubmissionRedactedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import type { Redaction } from '../domain/redacted-body.js';

/** Which answers nobody may keep of which submission. */
@Injectable()
export class RedactionRepository {
  /** @returns whether it was not known */
  async note(tx: Transaction, { submission, revision, decision, rules, paths, stated, redactedAt }: SubmissionRedactedV1): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'insert into redaction (submission, revision, decision, rules, paths, stated, redacted_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1',
      [submission, revision, decision, rules, paths, JSON.stringify(stated), redactedAt],
    );
    return rows.length > 0;
  }

  /** All that went of each; a submission of which nothing went is missing. */
  async of(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, Redaction>> {
    if (submissions.length === 0) return new Map();
    const rows = await tx.query<{ submission: string; paths: string[]; stated: Record<string, string> }[]>('select submission, paths, stated from redaction where submission = any($1) order by submission, revision, decision', [submissions]);
    const found = new Map<string, Redaction>();
    for (const { submission, paths, stated } of rows) {
      const known = found.get(submission);
      found.set(submission, { paths: new Set([...(known?.paths ?? []), ...paths]), stated: { ...known?.stated, ...stated } });
    }
    return found;
  }
}
