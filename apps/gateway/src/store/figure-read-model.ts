import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { CellNeed, Found, Needs, PointFacts, PointNeed, SummedCell } from '@fm/indicators';
import { figureStatement, type Limits } from './figure-statement.js';
import { pointStatement } from './point-statement.js';
import type { Statement } from './statement.js';

type Coded<T> = Omit<T, 'codes'> & { readonly codes: readonly string[] };

/** Reads what `FigureRepository` keeps. */
@Injectable()
export class FigureReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What a question needs, each need by one statement; null where one of them has more rows than the limit. */
  async find({ cells, points }: Needs, limits: Limits): Promise<Found | null> {
    const one = { ...limits, rows: limits.rows + 1 };
    const found = {
      cells: await this.each<CellNeed, SummedCell>(cells, (need) => figureStatement(need, one)),
      points: await this.each<PointNeed, PointFacts>(points, (need) => pointStatement(need, one)),
    };
    return [...Object.values(found.cells), ...Object.values(found.points)].some((rows) => rows.length > limits.rows) ? null : found;
  }

  /** The latest effective time behind the figures of a measure, or null while there are none. */
  async asOf(measure: string): Promise<Date | null> {
    const [row] = await this.database.query<{ effective_at: Date }[]>('select effective_at from figures_as_of where measure = $1', [measure]);
    return row?.effective_at ?? null;
  }

  private async each<N extends PointNeed, T extends SummedCell | PointFacts>(needs: Readonly<Record<string, N>>, statementOf: (need: N) => Statement): Promise<Record<string, T[]>> {
    const entries = Object.entries(needs).map(async ([name, need]) => [name, await this.rows<T>(need, statementOf(need))] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  private async rows<T extends SummedCell | PointFacts>({ by }: PointNeed, { sql, parameters }: Statement): Promise<T[]> {
    const rows = await this.database.query<Coded<T>[]>(sql, [...parameters]);
    return rows.map((row) => ({ ...row, codes: Object.fromEntries(by.map((name, index) => [name, row.codes[index] ?? 'unknown'])) }) as unknown as T);
  }
}
