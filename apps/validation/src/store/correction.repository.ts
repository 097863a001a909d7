import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Correction } from '../domain/correction.js';

type NewCorrection = Omit<Correction, 'id' | 'closedRevision'>;
type Row = Omit<Correction, 'id' | 'decidedAt'> & { readonly id: string; readonly decidedAt: Date };

const COLUMNS = `id, submission, revision, path, base_value as base, old_value as old, new_value as new, issue, reason, actor, decided_at as "decidedAt", closed_revision as "closedRevision"`;

/** What people mended. */
@Injectable()
export class CorrectionRepository {
  /** Of each of these submissions, oldest first; one without is not in the map. */
  async of(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, readonly Correction[]>> {
    const rows = await tx.query<Row[]>(`select ${COLUMNS} from correction where submission = any($1) order by id`, [submissions]);
    const grouped = new Map<string, Correction[]>();
    for (const row of rows) grouped.set(row.submission, [...(grouped.get(row.submission) ?? []), correctionIn(row)]);
    return grouped;
  }

  /** Call it with the key locked. */
  async add(tx: Transaction, { submission, revision, path, base, old, new: value, issue, reason, actor, decidedAt }: NewCorrection): Promise<Correction> {
    const [row] = await tx.query<Row[]>(
      `insert into correction (submission, revision, path, base_value, old_value, new_value, issue, reason, actor, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
      [submission, revision, path, base, old, value, issue, reason, actor, decidedAt],
    );
    if (!row) throw new Error('correction: the row that was written did not come back.');
    return correctionIn(row);
  }

  async close(tx: Transaction, ids: readonly number[], revision: number): Promise<void> {
    if (ids.length > 0) await tx.query('update correction set closed_revision = $2 where id = any($1) and closed_revision is null', [ids, revision]);
  }
}

function correctionIn(row: Row): Correction {
  return { ...row, id: Number(row.id), decidedAt: row.decidedAt.toISOString() };
}
