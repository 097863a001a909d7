import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { instant } from './instant.js';

/** What was erased, and on whose word: a restored backup must do it again. */
export interface Erasure {
  readonly submission: string;
  readonly revision: number;
  readonly reason: string;
  readonly actor: string;
  /** How many stored bodies were destroyed. */
  readonly bodies: number;
  readonly erasedAt: string;
}

const COLUMNS = `submission, revision, reason, actor, bodies, ${instant('erased_at')} as "erasedAt"`;

@Injectable()
export class ErasureRepository {
  async list(tx: Transaction): Promise<readonly Erasure[]> {
    return tx.query<Erasure[]>(`select ${COLUMNS} from erasure order by erased_at, submission`);
  }

  async of(tx: Transaction, submission: string): Promise<Erasure> {
    const rows = await tx.query<Erasure[]>(`select ${COLUMNS} from erasure where submission = $1`, [submission]);
    const [erasure] = rows;
    if (!erasure) throw new Error(`${submission} is erased, and the ledger of erasures does not say so.`);
    return erasure;
  }

  async note(tx: Transaction, { submission, revision, reason, actor, bodies, erasedAt }: Erasure): Promise<void> {
    await tx.query('insert into erasure (submission, revision, reason, actor, bodies, erased_at) values ($1, $2, $3, $4, $5, $6)', [submission, revision, reason, actor, bodies, erasedAt]);
  }

  /** Everything of it but its key, its version, its time and the names by which a later body of it is known and thrown away. @returns the number of bodies */
  async destroy(tx: Transaction, submission: string): Promise<number> {
    const bodies = await tx.query<unknown[]>('with gone as (delete from raw_body where submission = $1 returning 1) select 1 from gone', [submission]);
    for (const table of ['attachment', 'write_back', 'correction', 'redaction']) await tx.query(`delete from ${table} where submission = $1`, [submission]);
    await tx.query(`update submission set source = '', submitted_at = null where submission = $1`, [submission]);
    return bodies.length;
  }
}
