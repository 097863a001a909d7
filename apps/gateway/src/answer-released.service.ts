import { Inject, Injectable } from '@nestjs/common';
import type { Indicator } from '@fm/contracts/indicators';
import { localDayOf } from '@fm/contracts/vocabulary';
import { evaluate, Finality, needsFor, type Found, type Needs, type Question, type SummedCell } from '@fm/indicators';
import { Clock } from '@fm/lifecycle';
import { answerOf, releasedAnswerRows, type IndicatorAnswer } from './domain/indicator-answer.js';
import { MOST_ROWS, tooManyRows } from './domain/most-rows.js';
import { NO_RELEASE, NOT_RELEASED, releasedWarnings } from './domain/query-warnings.js';
import { releasedNeed, type ReleasedNeed } from './domain/released-need.js';
import { releasedSums } from './domain/released-sums.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { ReleaseRepository, type PublicRelease } from './store/release.repository.js';
import { RoundReadModel } from './store/round-read-model.js';

/** More cells than a margin has in ten years. */
const MOST_CELLS = 400_000;

/** Chapter 5, for everybody: a question answered from the newest release and from nothing else. */
@Injectable()
export class AnswerReleasedService {
  constructor(
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(RoundReadModel) private readonly rounds: RoundReadModel,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What was not released is an answer without rows, and a warning that says so. @throws Problem 400 where it would be too long */
  async answer(indicator: Indicator, question: Question): Promise<IndicatorAnswer> {
    const release = await this.releases.newest();
    if (!release) return answerOf(indicator, question, { rows: [], asOf: this.clock.now().toISOString(), warnings: [NO_RELEASE] });
    const answered = { release: release.release, asOf: release.asOf };
    const within = clipped(question, release);
    const needs = within && needsFor(indicator, within);
    const planned = needs && isReleased(indicator) ? planOf(needs, release) : null;
    if (!within || !needs || !planned) return { ...answerOf(indicator, question, { rows: [], asOf: release.asOf, warnings: [NOT_RELEASED] }), ...answered };
    const found = await this.read(needs, planned, release);
    const today = localDayOf(new Date(release.publishedAt));
    const { rows, warnings } = evaluate(indicator, within, { found, around: { today, rounds: new Map(), exclusions: () => [] } });
    if (rows.length > MOST_ROWS) throw tooManyRows();
    const finality = new Finality((await this.rounds.planned()).terms, Date.parse(release.publishedAt));
    return { ...answerOf(indicator, question, { rows: releasedAnswerRows(within, rows, release, finality), asOf: release.asOf, warnings: [...releasedWarnings({ indicator, question, within, rows }), ...warnings] }), ...answered };
  }

  private async read({ cells, points }: Needs, planned: ReadonlyMap<string, ReleasedNeed>, { release }: PublicRelease): Promise<Found> {
    const register = await this.points.all();
    const found: Record<string, SummedCell[]> = {};
    for (const [name, need] of Object.entries(cells)) {
      const plan = planned.get(name);
      if (plan) found[name] = releasedSums(need, plan, await this.releases.margin(release, plan, MOST_CELLS), register);
    }
    return { cells: found, points: Object.fromEntries(Object.keys(points).map((name) => [name, []])) };
  }
}

/** Records behind a figure are not released, nor hours and days of points. */
const isReleased = ({ calculation }: Indicator): boolean => (calculation.kind === 'sum' && calculation.of === 'value') || ['share', 'rate', 'ratio', 'per-calendar-day'].includes(calculation.kind);

function clipped(question: Question, { from, to }: PublicRelease): Question | null {
  const span = { from: question.span.from > from ? question.span.from : from, to: question.span.to < to ? question.span.to : to };
  return span.from <= span.to ? { ...question, span } : null;
}

/** How each need is read; null where one of them was not released. The records behind the rows are not needed. */
function planOf({ cells }: Needs, release: PublicRelease): Map<string, ReleasedNeed> | null {
  const plans = new Map<string, ReleasedNeed>();
  for (const [name, need] of Object.entries(cells)) {
    if (name === 'record') continue;
    const plan = releasedNeed(need, release);
    if (!plan) return null;
    plans.set(name, plan);
  }
  return plans;
}
