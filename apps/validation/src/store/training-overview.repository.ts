import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { TrainingChoice } from '../domain/training.js';
import type { TrainingSource } from '../domain/training-overview.js';
import { belongsTo } from './province.js';
import type { Said } from './training.repository.js';

/** One choice about one record, as it stands in the log. */
export interface ChoiceMade extends Said {
  readonly submission: string;
  readonly as: TrainingChoice;
}

const LONGEST_LOG = 1_000;

/** What of exercises belongs to these provinces (null: everything). */
@Injectable()
export class TrainingOverviewRepository {
  async sources(tx: Transaction, provinces: readonly string[] | null): Promise<TrainingSource[]> {
    const rows = await tx.query<(Omit<TrainingSource, 'since'> & { since: Date })[]>(
      `select k.source, k.kind, k.mode_changed_at as since, k.provinces, count(s.submission)::int as records,
         count(distinct (s.held->>'day', s.record->>'shift')) filter (where s.held->>'day' is not null)::int as shifts
       from known_source k left join submission_state s on s.source = k.source and s.training and s.status <> 'withdrawn'
       where k.mode = 'training' and ($1::text[] is null or k.provinces is null or k.provinces && $1)
       group by k.source order by k.source`,
      [provinces],
    );
    return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
  }

  /** The last choices, newest first. */
  async choices(tx: Transaction, provinces: readonly string[] | null): Promise<ChoiceMade[]> {
    const rows = await tx.query<(Omit<ChoiceMade, 'at'> & { at: Date })[]>(
      `select c.submission, c.choice as "as", c.reason, c.actor, c.decided_at as at
       from training_choice c join submission_state on submission_state.submission = c.submission
       where ${belongsTo('$1')} order by c.id desc limit ${LONGEST_LOG}`,
      [provinces],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Those of these submissions that are there and belong to these provinces. */
  async present(tx: Transaction, submissions: readonly string[], provinces: readonly string[] | null): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ submission: string }[]>(`select submission from submission_state where status <> 'withdrawn' and submission = any($2) and ${belongsTo('$1')}`, [provinces, submissions]);
    return new Set(rows.map(({ submission }) => submission));
  }
}
