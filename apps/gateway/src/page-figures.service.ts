import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDayOf, type LocalDay } from '@fm/contracts/vocabulary';
import { spanOfPeriod, type DaySpan, type Interval } from '@fm/indicators';
import { Clock } from '@fm/lifecycle';
import { AnswerInPiecesService } from './answer-in-pieces.service.js';
import type { Holder } from './domain/scope.js';
import type { FigureSet } from './domain/figure-set.js';
import type { AnswerRow, IndicatorAnswer } from './domain/indicator-answer.js';
import { PageCollector, type Page, type Wanted } from './domain/paging/page-collector.js';
import { isByPeriod } from './domain/paging/row-order.js';
import { aligned } from './domain/period-windows.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** A row with the first and last day of its period. */
export type FigureRow = AnswerRow & { readonly periodStart: LocalDay; readonly periodEnd: LocalDay };

export interface AskedPage {
  readonly set: FigureSet;
  readonly interval: Interval;
  /** From the first day that any point was open, to today, where it is left open. */
  readonly span: Partial<DaySpan>;
  readonly filters: Readonly<Record<string, string>>;
  readonly wanted: Wanted;
}

/** Chapter 5: some rows of a table of figures, and where to go on. Every row is one that REST gives for the same days. */
@Injectable()
export class PageFiguresService {
  constructor(
    @Inject(AnswerInPiecesService) private readonly inPieces: AnswerInPiecesService,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem as `AnswerIndicatorService.answer` does */
  async page({ set, interval, span, filters, wanted }: AskedPage, holder: Holder | null): Promise<Page<FigureRow>> {
    const collector = new PageCollector<FigureRow>(wanted);
    const days = await this.daysOf({ set, interval, span, filters, wanted });
    const raw = { ...filters, ...days, interval, by: set.by.join(',') };
    for await (const answer of this.inPieces.pieces(set.indicator.id, raw, holder)) if (!collector.add(rowsOf(answer))) break;
    return collector.page();
  }

  /**
   * Whole periods, so that no row is less than its period; only the running one ends today, and of snapshots it is left out. A page that goes on in the
   * order of the periods begins with the one in which the last ended. What lies outside the asked days is the filter's to drop.
   */
  private async daysOf({ set, interval, span, wanted: { order, after, counted } }: AskedPage): Promise<DaySpan> {
    const today = localDayOf(this.clock.now());
    const opened = (await this.points.all()).map(({ openedOn }) => openedOn).toSorted()[0] ?? today;
    const last = span.to !== undefined && span.to < today ? span.to : today;
    const period = aligned({ from: last, to: last }, interval);
    const to = period.to <= today ? period.to : set.indicator.calculation.kind === 'snapshot' ? addDays(period.from, -1) : today;
    const reached = typeof after?.[0] === 'string' && isByPeriod(order) && !counted ? spanOfPeriod(after[0], { from: opened, to }).from : opened;
    const asked = span.from ?? opened;
    const from = reached > asked ? reached : asked;
    return { from: aligned({ from: from < to ? from : to, to }, interval).from, to };
  }
}

function rowsOf({ rows }: IndicatorAnswer): FigureRow[] {
  return rows.map((row) => {
    const { from, to } = spanOfPeriod(row.period, { from: row.period, to: row.period });
    return Object.assign({}, row, { periodStart: from, periodEnd: to });
  });
}
