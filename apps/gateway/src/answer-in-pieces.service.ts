import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import type { Holder } from './domain/scope.js';
import type { IndicatorAnswer } from './domain/indicator-answer.js';
import type { RawQuery } from './domain/indicator-query.js';
import { nextWindow, periodsFor } from './domain/period-windows.js';
import { TOO_MANY_ROWS } from './gateway.problems.js';

/** Rows that are held at once while a long answer is told. */
const ROWS_A_PIECE = 5_000;

/**
 * Chapter 5: a long answer, some whole periods at a time, each of them the very answer that REST would give for those days. What is held is one piece,
 * whatever the length; the next is read when whoever listens asks for it, and no transaction stays open for a slow line.
 */
@Injectable()
export class AnswerInPiecesService {
  constructor(@Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService) {}

  /** In the order of the periods, at least one. @throws Problem with the first piece as `AnswerIndicatorService.answer` does; later where one period alone is too long */
  async *pieces(id: string, raw: RawQuery, holder: Holder | null): AsyncGenerator<IndicatorAnswer, void, undefined> {
    const { indicator, question } = this.answers.read(id, raw, holder);
    const { span, interval } = question;
    // Snapshots are short, and a round is no run of days.
    if (interval === 'total' || indicator.calculation.kind === 'snapshot') return yield await this.answers.answer(id, raw, holder);
    let from = span.from;
    let periods = 1;
    while (from <= span.to) {
      const window = nextWindow(span, interval, from, periods);
      const answer = await this.unlessTooLong(id, { ...raw, from: window.from, to: window.to }, { holder, periods });
      if (!answer) {
        periods = Math.ceil(periods / 2);
        continue;
      }
      yield answer;
      from = addDays(window.to, 1);
      periods = periodsFor(ROWS_A_PIECE, { periods, rows: answer.rows.length });
    }
  }

  /** Null where fewer periods may help. */
  private async unlessTooLong(id: string, raw: RawQuery, { holder, periods }: { readonly holder: Holder | null; readonly periods: number }): Promise<IndicatorAnswer | null> {
    try {
      return await this.answers.answer(id, raw, holder);
    } catch (error) {
      if (periods > 1 && error instanceof Problem && error.kind === TOO_MANY_ROWS) return null;
      throw error;
    }
  }
}
