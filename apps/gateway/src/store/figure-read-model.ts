import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { SummedRow } from '../domain/summed-row.js';
import { figureStatement, type FigureQuestion } from './figure-statement.js';

/** Reads what `FigureRepository` keeps. */
@Injectable()
export class FigureReadModel {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The rows of one question, in order; at most `limit` of them. */
  sum(question: FigureQuestion): Promise<SummedRow[]> {
    const { sql, parameters } = figureStatement(question);
    return this.database.query<SummedRow[]>(sql, [...parameters]);
  }

  /** The latest effective time behind the figures of a measure, or null while there are none. */
  async asOf(measure: string): Promise<Date | null> {
    const [row] = await this.database.query<{ effective_at: Date }[]>('select effective_at from figures_as_of where measure = $1', [measure]);
    return row?.effective_at ?? null;
  }
}
