import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { ChangeFiguresService } from './change-figures.service.js';
import { ContributionRepository } from './store/contribution.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** Chapter 4, register: keeps this service's copy, and counts a point's records again where it became a community point or is none any more. */
@Injectable()
export class RecountPointsService {
  constructor(
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(ContributionRepository) private readonly contributions: ContributionRepository,
    @Inject(ChangeFiguresService) private readonly figures: ChangeFiguresService,
  ) {}

  async register(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    const changed = await this.points.keep(tx, events.map((event) => event.data));
    const switched = await this.contributions.switchCounting(tx, changed);
    const causes = new Map(events.map((event) => [event.data.code, { type: event.type, effectiveAt: event.time, traceparent: event.traceparent }]));
    await this.figures.change(tx, switched.flatMap(({ contribution, counting }) => {
      const cause = causes.get(contribution.point);
      return cause ? [{ contribution, sign: counting ? 1 : -1, cause } as const] : [];
    }));
  }
}
