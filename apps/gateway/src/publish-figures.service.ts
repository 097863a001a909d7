import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, FigureRestatedV1, FigureUpdatedV1, MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { ChangeLog } from './store/change-log.js';
import { FigureRepository } from './store/figure.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** Chapter 5: keeps the read model current. What is not newer than what is held changes nothing, in whatever order it comes. */
@Injectable()
export class PublishFiguresService {
  constructor(
    @Inject(FigureRepository) private readonly figures: FigureRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(ChangeLog) private readonly changes: ChangeLog,
  ) {}

  publish(tx: Transaction, events: readonly Envelope<FigureUpdatedV1>[]): Promise<void> {
    return this.figures.keep(tx, events.map((event) => event.data));
  }

  restate(tx: Transaction, events: readonly Envelope<FigureRestatedV1>[]): Promise<void> {
    return this.figures.markRestated(tx, events.map((event) => event.data));
  }

  async register(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    if (await this.points.keep(tx, events.map((event) => event.data))) await this.changes.enterRegisterChange(tx);
  }
}
