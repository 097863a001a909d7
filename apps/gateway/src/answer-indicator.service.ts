import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, UNAUTHENTICATED } from '@fm/access';
import { INDICATOR_CATALOGUE, type Indicator } from '@fm/contracts/indicators';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { evaluate, Finality, needsFor, type Question } from '@fm/indicators';
import { Problem } from '@fm/problems';
import { AnswerPublishedService } from './answer-published.service.js';
import { AskPastFiguresService } from './ask-past-figures.service.js';
import { AS_IT_WAS, onlyLive, pastNeeds, readAsOf } from './domain/as-of.js';
import { provincesOutside, provincesOf, scopeOf, type AccessScope } from './domain/access-scope.js';
import type { Holder } from './domain/scope.js';
import { answerOf, answerRows, type IndicatorAnswer } from './domain/indicator-answer.js';
import { MOST_ROWS, tooManyRows } from './domain/most-rows.js';
import { listOf, readIndicatorQuery, type RawQuery } from './domain/indicator-query.js';
import { INVENTED, warningsOf } from './domain/query-warnings.js';
import { GatewayConfiguration } from './gateway.config.js';
import { NO_SUCH_INDICATOR } from './gateway.problems.js';
import { FigureReadModel } from './store/figure-read-model.js';
import { RoundReadModel } from './store/round-read-model.js';

/** What one part of a reckoning may read: points day by day are more than the rows that they make. */
const MOST_CELLS = 400_000;

/** A question that may be asked. `at`: as it was known then; null: now. */
export interface ReadQuestion {
  readonly indicator: Indicator;
  readonly question: Question;
  readonly scope: AccessScope;
  readonly at: Date | null;
}

/** Chapter 5: one question about one indicator, answered as far as its asker may see. */
@Injectable()
export class AnswerIndicatorService {
  constructor(
    @Inject(FigureReadModel) private readonly figures: FigureReadModel,
    @Inject(RoundReadModel) private readonly rounds: RoundReadModel,
    @Inject(AskPastFiguresService) private readonly pastFigures: AskPastFiguresService,
    @Inject(AnswerPublishedService) private readonly published: AnswerPublishedService,
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 no such indicator, 401 or 403 not for this asker (before the question is looked at), 400 with advice */
  async answer(id: string, raw: RawQuery, holder: Holder | null): Promise<IndicatorAnswer> {
    const { indicator, question, scope, at } = this.read(id, raw, holder);
    const answer = await (at && holder ? this.past(indicator, question, { scope, at, holder }) : this.current(indicator, question, scope));
    return this.config.demonstration === 'yes' ? { ...answer, warnings: [INVENTED, ...answer.warnings] } : answer;
  }

  /** What is asked, and how much of it this asker may see; nothing is looked up. @throws Problem as `answer` */
  read(id: string, raw: RawQuery, holder: Holder | null): ReadQuestion {
    const indicator = INDICATOR_CATALOGUE.find((known) => known.id === id);
    if (!indicator) throw unknownIndicator();
    const scope = scopeOf(holder, indicator.sensitivity);
    refuseOutside(scope, raw, holder);
    const question = readIndicatorQuery(indicator, raw, localDayOf(this.clock.now()));
    const at = readAsOf(raw, this.clock.now());
    if (at && (scope.kind !== 'live' || !holder)) throw onlyLive(indicator.id);
    return { indicator, question, scope, at };
  }

  private async current(indicator: Indicator, question: Question, scope: AccessScope): Promise<IndicatorAnswer> {
    if (scope.kind === 'live') return this.live(indicator, question, scope);
    return this.published.answer(indicator, question, scope);
  }

  private async live(indicator: Indicator, question: Question, scope: AccessScope): Promise<IndicatorAnswer> {
    // Before the rows: what commits in between is then newer than asOf says, never older.
    const asOf = (await this.figures.asOf(indicator.measure)) ?? this.clock.now();
    const today = localDayOf(this.clock.now());
    const found = await this.figures.find(needsFor(indicator, question), { provinces: provincesOf(scope), rows: MOST_CELLS });
    if (!found) throw tooManyRows();
    const { terms, ...planned } = await this.rounds.planned();
    const { rows, warnings } = evaluate(indicator, question, { found, around: { today, ...planned } });
    if (rows.length > MOST_ROWS) throw tooManyRows();
    return answerOf(indicator, question, { rows: answerRows(question, rows, new Finality(terms, this.clock.now().getTime())), asOf: asOf.toISOString(), warnings: [...warningsOf({ indicator, question, rows, scope, today }), ...warnings] });
  }

  /** Coverage is not told: hours and days of points are kept as they are now. */
  private async past(indicator: Indicator, question: Question, { scope, at, holder }: { scope: AccessScope; at: Date; holder: Holder }): Promise<IndicatorAnswer> {
    const needs = needsFor(indicator, question);
    const cells = await this.pastFigures.cells(pastNeeds(indicator, needs), at, holder);
    const found = await this.figures.find({ cells: needs.cells, points: {} }, { provinces: provincesOf(scope), rows: MOST_CELLS }, cells);
    if (!found) throw tooManyRows();
    const today = localDayOf(at);
    const { terms, ...planned } = await this.rounds.planned();
    const { rows, warnings } = evaluate(indicator, question, { found, around: { today, ...planned } });
    if (rows.length > MOST_ROWS) throw tooManyRows();
    return answerOf(indicator, question, { rows: answerRows(question, rows, new Finality(terms, at.getTime())), asOf: at.toISOString(), warnings: [AS_IT_WAS, ...warningsOf({ indicator, question, rows, scope, today }), ...warnings] });
  }
}

function refuseOutside(scope: AccessScope, raw: RawQuery, holder: Holder | null): void {
  if (scope.kind === 'denied') throw new Problem(holder ? FORBIDDEN : UNAUTHENTICATED, { en: 'This indicator is not open to you: ask an administrator for a key that is.', lo: 'ທ່ານບໍ່ມີສິດເບິ່ງຕົວຊີ້ວັດນີ້: ໃຫ້ຂໍລະຫັດຈາກຜູ້ດູແລລະບົບ.' });
  if (provincesOutside(scope, listOf(raw, 'province')).length === 0) return;
  const own = (provincesOf(scope) ?? []).join(', ');
  throw new Problem(FORBIDDEN, { en: `Your key is for ${own}: leave "province" out or ask for these.`, lo: `ລະຫັດຂອງທ່ານແມ່ນສຳລັບ ${own}: ໃຫ້ຕັດ "province" ອອກ ຫຼື ຖາມສະເພາະແຂວງເຫຼົ່ານີ້.` });
}

function unknownIndicator(): Problem {
  const ids = INDICATOR_CATALOGUE.map((known) => known.id).join(', ');
  return new Problem(NO_SUCH_INDICATOR, { en: `Take one of: ${ids} (GET /api/v1/indicators).`, lo: `ໃຫ້ເລືອກຈາກ: ${ids} (GET /api/v1/indicators).` });
}
