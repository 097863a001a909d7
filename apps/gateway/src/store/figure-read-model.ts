import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import type { CellNeed, Found, Needs, PointFacts, PointNeed, SummedCell } from '@fm/indicators';
import { figureStatement, type Limits } from './figure-statement.js';
import { overCells, type PastCell } from './past-cells.js';
import { pointStatement } from './point-statement.js';
import type { Statement } from './statement.js';

type Coded<T> = Omit<T, 'codes'> & { readonly codes: readonly string[] };

/** Reads what `FigureRepository` keeps. */
@Injectable()
export class FigureReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * What a question needs, each need by one statement over the same state of the figures; null where one of them has more rows than the limit.
   * @param past cells as they were, in the place of those that are held
   */
  find({ cells, points }: Needs, limits: Limits, past?: readonly PastCell[]): Promise<Found | null> {
    const one = { ...limits, rows: limits.rows + 1 };
    return inTransaction(this.database, async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const found = {
        cells: await each<CellNeed, SummedCell>(tx, cells, (need) => (past ? overCells(figureStatement(need, one), need.measure, past) : figureStatement(need, one))),
        points: await each<PointNeed, PointFacts>(tx, points, (need) => pointStatement(need, one)),
      };
      return [...Object.values(found.cells), ...Object.values(found.points)].some((rows) => rows.length > limits.rows) ? null : found;
    });
  }

  /** The latest effective time behind the figures of a measure, or null while there are none. */
  async asOf(measure: string): Promise<Date | null> {
    const [row] = await this.database.query<{ effective_at: Date }[]>('select effective_at from figures_as_of where measure = $1', [measure]);
    return row?.effective_at ?? null;
  }
}

async function each<N extends PointNeed, T extends SummedCell | PointFacts>(tx: Transaction, needs: Readonly<Record<string, N>>, statementOf: (need: N) => Statement): Promise<Record<string, T[]>> {
  const found: Record<string, T[]> = {};
  for (const [name, need] of Object.entries(needs)) found[name] = await rowsOf<T>(tx, need, statementOf(need));
  return found;
}

async function rowsOf<T extends SummedCell | PointFacts>(tx: Transaction, { by }: PointNeed, { sql, parameters }: Statement): Promise<T[]> {
  const rows = await tx.query<Coded<T>[]>(sql, [...parameters]);
  return rows.map((row) => ({ ...row, codes: Object.fromEntries(by.map((name, index) => [name, row.codes[index] ?? 'unknown'])) }) as unknown as T);
}
