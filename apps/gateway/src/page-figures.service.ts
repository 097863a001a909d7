import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDayOf, UNKNOWN, type LocalDay, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { spanOfPeriod, type DaySpan, type Interval } from '@fm/indicators';
import { Clock } from '@fm/lifecycle';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import { AnswerInPiecesService } from './answer-in-pieces.service.js';
import type { Holder } from './domain/scope.js';
import { pushedFilters, type FigureSet, type PointProperty } from './domain/figure-set.js';
import type { AnswerRow, IndicatorAnswer } from './domain/indicator-answer.js';
import { PageCollector, type Page, type Wanted } from './domain/paging/page-collector.js';
import { isByPeriod } from './domain/paging/row-order.js';
import { aligned } from './domain/period-windows.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** A row with the first and last day of its period, and with what its point brings along. */
export type FigureRow = AnswerRow & { readonly periodStart: LocalDay; readonly periodEnd: LocalDay };

export interface AskedPage {
  readonly set: FigureSet;
  readonly interval: Interval;
  /** From the first day that any point was open, to today, where it is left open. */
  readonly span: Partial<DaySpan>;
  readonly wanted: Wanted;
  /** The codes to which the asker narrows a property of the rows, or null; `wanted.keep` goes by the same. */
  readonly codesOf: (name: string) => readonly string[] | null;
}

/** Chapter 5: some rows of a table of figures, and where to go on. Every row is one that REST gives for the same days. */
@Injectable()
export class PageFiguresService {
  constructor(
    @Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService,
    @Inject(AnswerInPiecesService) private readonly inPieces: AnswerInPiecesService,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem as `AnswerIndicatorService.answer` does, 403 for provinces outside the asker's own among others */
  async page(asked: AskedPage, holder: Holder | null): Promise<Page<FigureRow>> {
    const { set, interval, wanted, codesOf } = asked;
    const points = await this.points.all();
    const raw = { ...pushedFilters(set, codesOf), ...this.daysOf(asked, points), interval, by: set.by.join(',') };
    const provinces = codesOf('province') ?? [];
    // What REST refuses to be asked for is refused as a filter on rows too.
    if (provinces.length > 0) this.answers.read(set.indicator.id, { ...raw, province: provinces.join(',') }, holder);
    const collector = new PageCollector<FigureRow>(wanted);
    const known = new Map(points.map((point) => [point.code, point]));
    for await (const answer of this.inPieces.pieces(set.indicator.id, raw, holder)) if (!collector.add(rowsOf(answer, set, known))) break;
    return collector.page();
  }

  /**
   * Whole periods, so that no row is less than its period; only the running one ends today, and of snapshots it is left out. A page that goes on in the
   * order of the periods begins with the one in which the last ended. What lies outside the asked days is the filter's to drop.
   */
  private daysOf({ set, interval, span, wanted: { order, after, counted } }: AskedPage, points: readonly MonitoringPoint[]): DaySpan {
    const today = localDayOf(this.clock.now());
    const opened = points.map(({ openedOn }) => openedOn).toSorted()[0] ?? today;
    const last = span.to !== undefined && span.to < today ? span.to : today;
    const period = aligned({ from: last, to: last }, interval);
    const to = period.to <= today ? period.to : set.indicator.calculation.kind === 'snapshot' ? addDays(period.from, -1) : today;
    const reached = typeof after?.[0] === 'string' && isByPeriod(order) && !counted ? spanOfPeriod(after[0], { from: opened, to }).from : opened;
    const asked = span.from ?? opened;
    const from = reached > asked ? reached : asked;
    return { from: aligned({ from: from < to ? from : to, to }, interval).from, to };
  }
}

function rowsOf({ rows }: IndicatorAnswer, { ofPoint }: FigureSet, points: ReadonlyMap<string, MonitoringPoint>): FigureRow[] {
  return rows.map((row) => {
    const { from, to } = spanOfPeriod(row.period, { from: row.period, to: row.period });
    const point = points.get(String(row['fmp']));
    return Object.assign({}, row, Object.fromEntries(ofPoint.map((name) => [name, point ? OF_POINT[name](point) : UNKNOWN])), { periodStart: from, periodEnd: to });
  });
}

const OF_POINT: Readonly<Record<PointProperty, (point: MonitoringPoint) => string>> = { province: ({ adm1 }) => adm1, district: ({ adm2 }) => adm2, pointClass: (point) => point.class };
