import { Inject, Injectable } from '@nestjs/common';
import type { Indicator } from '@fm/contracts/indicators';
import { Finality, fixedCodes, snapshotPeriods, snapshotRows, type Question } from '@fm/indicators';
import { Clock } from '@fm/lifecycle';
import { AnswerReleasedService } from './answer-released.service.js';
import { provincesOf, type AccessScope } from './domain/access-scope.js';
import { answerOf, snapshotAnswerRows, type IndicatorAnswer } from './domain/indicator-answer.js';
import { MOST_ROWS, tooManyRows } from './domain/most-rows.js';
import { snapshotWarnings } from './domain/query-warnings.js';
import { ProtectedFigureRepository } from './store/protected-figure.repository.js';
import { RoundReadModel } from './store/round-read-model.js';

/** Chapter 5: what is told of fixed periods and suppressed beforehand: releases for everybody, snapshots for who may see them. */
@Injectable()
export class AnswerPublishedService {
  constructor(
    @Inject(AnswerReleasedService) private readonly releases: AnswerReleasedService,
    @Inject(ProtectedFigureRepository) private readonly snapshots: ProtectedFigureRepository,
    @Inject(RoundReadModel) private readonly rounds: RoundReadModel,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem 400 where the answer would be too long */
  answer(indicator: Indicator, question: Question, scope: AccessScope): Promise<IndicatorAnswer> {
    return scope.kind === 'snapshots' ? this.snapshot(indicator, question, scope) : this.releases.answer(indicator, question);
  }

  private async snapshot(indicator: Indicator, question: Question, scope: AccessScope): Promise<IndicatorAnswer> {
    const { measure, calculation } = indicator;
    const { by, cube, filters } = question;
    const provinces = provincesOf(scope);
    const fixed = calculation.kind === 'snapshot' ? fixedCodes(calculation) : {};
    const asked = [...filters].filter(([name]) => name !== 'round');
    const own = provinces && cube.dimensions.includes('province') && !filters.has('province') ? { province: provinces } : {};
    const codes = { ...Object.fromEntries(asked), ...own, ...fixed };
    const asOf = (await this.snapshots.asOf(measure)) ?? this.clock.now();
    const cells = await this.snapshots.read({ measure, cube, periods: snapshotPeriods(question) ?? [], codes, limit: MOST_ROWS + 1 });
    if (cells.length > MOST_ROWS) throw tooManyRows();
    const rows = snapshotRows(indicator, by, cells);
    const { terms } = await this.rounds.planned();
    return answerOf(indicator, question, { rows: snapshotAnswerRows(question, rows, new Finality(terms, this.clock.now().getTime())), asOf: asOf.toISOString(), warnings: snapshotWarnings(rows, scope) });
  }
}
