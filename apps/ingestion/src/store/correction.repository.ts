import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';

export type CorrectionState = 'due' | 'pushed' | 'conflict' | 'refused';

export interface SealedCorrection {
  readonly correction: string;
  readonly submission: string;
  readonly revision: number;
  readonly sealed: Buffer;
}

export interface DueCorrection extends SealedCorrection {
  readonly koboId: number;
  readonly head: string;
}

const DUE = `select c.correction, c.submission, c.revision, c.sealed, s.kobo_id::float8 as "koboId", s.head
  from correction c join submission s using (submission) where c.state = 'due' and s.state = 'live' and s.kobo_id is not null and s.head is not null`;

/** Answers that people mended, on their way into Kobo. */
@Injectable()
export class CorrectionRepository {
  async add(tx: Transaction, { correction, submission, revision, sealed }: SealedCorrection, now: string): Promise<void> {
    await tx.query(`insert into correction (correction, submission, revision, sealed, state, due_at) values ($1, $2, $3, $4, 'due', $5) on conflict do nothing`, [correction, submission, revision, sealed, now]);
  }

  async due(tx: Transaction, { server, asset }: { server: string; asset: string }, now: string): Promise<DueCorrection | undefined> {
    const rows = await tx.query<DueCorrection[]>(`${DUE} and c.due_at <= $3 and s.server = $1 and s.asset = $2 order by c.due_at, c.correction limit 1`, [server, asset, now]);
    return rows[0];
  }

  /** The same one again, as its submission stands now. */
  async one(tx: Transaction, correction: string): Promise<DueCorrection | undefined> {
    const rows = await tx.query<DueCorrection[]>(`${DUE} and c.correction = $1`, [correction]);
    return rows[0];
  }

  async of(tx: Transaction, submission: string): Promise<readonly Pick<SealedCorrection, 'correction' | 'sealed'>[]> {
    return tx.query<Pick<SealedCorrection, 'correction' | 'sealed'>[]>('select correction, sealed from correction where submission = $1 order by correction for update', [submission]);
  }

  async sealAnew(tx: Transaction, correction: string, sealed: Buffer): Promise<void> {
    await tx.query('update correction set sealed = $2 where correction = $1', [correction, sealed]);
  }

  async drop(tx: Transaction, correction: string): Promise<void> {
    await tx.query('delete from correction where correction = $1', [correction]);
  }

  async postpone(tx: Transaction, correction: string, dueAt: string): Promise<void> {
    await tx.query('update correction set tries = tries + 1, due_at = $2 where correction = $1', [correction, dueAt]);
  }

  async settle(tx: Transaction, correction: string, state: CorrectionState): Promise<void> {
    await tx.query('update correction set state = $2 where correction = $1', [correction, state]);
  }
}
