import { Injectable } from '@nestjs/common';
import type { ReviewStatus } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Source } from './source.repository.js';
import { idTarget, uuidTarget, type TaskReason } from './kobo-task.repository.js';
import type { Sweep } from './sweep.repository.js';
import { instant } from './instant.js';

export interface Difference {
  readonly target: string;
  readonly reason: TaskReason;
}

export interface ReviewSeen {
  readonly submission: string;
  readonly status: ReviewStatus;
  readonly at: string | null;
}

type Form = Pick<Source, 'server' | 'asset'>;

/** Kobo as a sweep saw it, against the store. */
@Injectable()
export class SweepDifferenceRepository {
  /** What Kobo has and the store has not, or has in another body, in a part of the fields, or as deleted. */
  async toRead(tx: Transaction, { source }: Sweep, { server, asset }: Form): Promise<readonly Difference[]> {
    const rows = await tx.query<{ id: number; reason: TaskReason }[]>(
      `select seen.kobo_id::float8 as id, case when s.submission is null then 'missing' else 'edited' end as reason
       from sweep_seen seen
       left join submission s on s.server = $2 and s.asset = $3 and s.kobo_id = seen.kobo_id and s.state <> 'merged'
       left join raw_body b on b.receipt = s.head
       where seen.source = $1
         and (s.submission is null or s.state = 'withdrawn' or (s.state = 'live' and (b.uuid is distinct from seen.uuid or not b.whole or s.submitted_at is null)))`,
      [source, server, asset],
    );
    return rows.map(({ id, reason }) => ({ target: idTarget(id), reason }));
  }

  /** What the store has and Kobo did not list: to be asked for one by one. What came after the sweep began is no difference. */
  async toConfirm(tx: Transaction, { source, fromId, startedAt }: Sweep, { server, asset }: Form): Promise<readonly Difference[]> {
    const rows = await tx.query<{ id: number | null; root: string }[]>(
      `select s.kobo_id::float8 as id, substr(s.submission, length(s.server) + length(s.asset) + 3) as root
       from submission s
       where s.server = $2 and s.asset = $3 and s.state = 'live' and s.changed_at < $5
         and (s.kobo_id > $4 or (s.kobo_id is null and $4 = 0))
         and not exists (select 1 from sweep_seen seen where seen.source = $1 and seen.kobo_id = s.kobo_id)`,
      [source, server, asset, fromId, startedAt],
    );
    return rows.map(({ id, root }) => ({ target: id === null ? uuidTarget(root) : idTarget(id), reason: 'gone' }));
  }

  async reviews(tx: Transaction, { source }: Sweep, { server, asset }: Form): Promise<readonly ReviewSeen[]> {
    return tx.query<ReviewSeen[]>(
      `select s.submission, seen.status, ${instant('seen.reviewed_at')} as at
       from sweep_seen seen join submission s on s.server = $2 and s.asset = $3 and s.kobo_id = seen.kobo_id
       where seen.source = $1 and s.state = 'live' and s.review_status <> seen.status`,
      [source, server, asset],
    );
  }
}
