import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { SubmissionCount } from '../domain/submission-count.js';
import { CONTRIBUTION_RECORD, HISTORY_COLUMNS, rowOf } from './contribution-row.js';

/** Every version of a submission that is not the one in `contribution`: what figures were is added up from both. */
@Injectable()
export class ContributionHistoryRepository {
  /** Keeps states that are older than what is held. What is held already, here or there, is not kept twice, and nothing of what was erased. */
  async keep(tx: Transaction, states: readonly SubmissionCount[]): Promise<void> {
    if (states.length === 0) return;
    await tx.query(
      `insert into contribution_past (${HISTORY_COLUMNS})
       select ${HISTORY_COLUMNS} from jsonb_to_recordset($1::jsonb) as state ${CONTRIBUTION_RECORD}
       where not exists (
         select 1 from contribution held where held.submission = state.submission
           and (held.erased or (held.revision, held.decision, held.placement) = (state.revision, state.decision, state.placement)))
       order by submission, revision, decision, placement on conflict do nothing`,
      [JSON.stringify(states.map(rowOf))],
    );
  }

  /** What was erased was never known. */
  async forget(tx: Transaction, submissions: readonly string[]): Promise<void> {
    if (submissions.length === 0) return;
    await tx.query('delete from contribution_past where submission = any($1)', [submissions]);
    await tx.query('delete from late_arrival where submission = any($1)', [submissions]);
  }
}
