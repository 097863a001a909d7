import { Injectable } from '@nestjs/common';
import type { Finding, FormKind, HeldPlace, LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { belongsTo } from './province.js';

/** A held submission as its list shows it: no answers, only what the rules say. */
export interface HeldSubmission {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly source: string;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly held: HeldPlace;
  readonly findings: readonly Finding[];
  /** `rules`, or who put it on hold: then there may be no finding that says why. */
  readonly heldBy: string;
  /** False where point, day or total are missing: only an edit or a correction helps. */
  readonly releasable: boolean;
  /** Who has it in hand. */
  readonly assignee: string | null;
}

/** What is asked for; null: everything. `rule` is the id of a finding, `unassigned` as assignee those that nobody has in hand. */
export interface HeldFilter {
  readonly source: string | null;
  readonly kind: FormKind | null;
  readonly point: string | null;
  readonly rule: string | null;
  readonly assignee: string | null;
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
}

/** Where a page begins: behind the row with this time of receipt and key. What is held or released meanwhile moves no other row. */
export interface Place {
  readonly receivedAt: string;
  readonly submission: string;
}

export const UNASSIGNED = 'unassigned';

const ASSIGNEE = `(select a.assignee from quarantine_assignment a where a.submission = submission_state.submission order by a.id desc limit 1)`;
const COLUMNS = `submission, revision, decision, source, kind, received_at as "receivedAt", held, findings, decided_by as "heldBy", record is not null as releasable, ${ASSIGNEE} as assignee`;

/** An exercise is held back from nothing: it waits for nobody. */
const WITHIN = `status = 'quarantined' and not training and ${belongsTo('$1')}`;

const FILTER = `($2::text is null or source = $2) and ($3::text is null or kind = $3) and ($4::text is null or held->>'point' = $4)
  and ($5::text is null or findings @> jsonb_build_array(jsonb_build_object('rule', $5)))
  and ($6::text is null or (case when $6 = '${UNASSIGNED}' then ${ASSIGNEE} is null else ${ASSIGNEE} = $6 end))
  and ($7::text is null or held->>'day' >= $7) and ($8::text is null or held->>'day' <= $8)`;

@Injectable()
export class QuarantineRepository {
  /** The longest held first. */
  page(tx: Transaction, { source, kind, point, rule, assignee, from, to }: HeldFilter, page: { readonly provinces: readonly string[] | null; readonly after: Place | null; readonly limit: number }): Promise<HeldSubmission[]> {
    return tx.query<HeldSubmission[]>(
      `select ${COLUMNS} from submission_state where ${WITHIN} and ${FILTER} and ($9::timestamptz is null or (received_at, submission) > ($9, $10)) order by received_at, submission limit $11`,
      [page.provinces, source, kind, point, rule, assignee, from, to, page.after?.receivedAt ?? null, page.after?.submission ?? null, page.limit],
    );
  }

  async one(tx: Transaction, submission: string, provinces: readonly string[] | null): Promise<HeldSubmission | undefined> {
    const rows = await tx.query<HeldSubmission[]>(`select ${COLUMNS} from submission_state where ${WITHIN} and submission = $2`, [provinces, submission]);
    return rows[0];
  }

  /** Takes it in hand for somebody, or gives it back. Call it with the key locked. */
  async assign(tx: Transaction, submission: string, assignee: string | null, { actor, at }: { readonly actor: string; readonly at: string }): Promise<void> {
    await tx.query('insert into quarantine_assignment (submission, assignee, actor, decided_at) values ($1, $2, $3, $4)', [submission, assignee, actor, at]);
  }
}
