import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, MonitoringPointRegisteredV1, RoundPlannedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { RecountPointsService } from './recount-points.service.js';
import { KnownRoundRepository } from './store/known-round.repository.js';
import { PointDayDueRepository } from './store/point-day-due.repository.js';
import { SnapshotDueRepository } from './store/snapshot-due.repository.js';

/** Chapter 4, registers: keeps this service's copies of points and rounds, and marks what must be counted again because of them. */
@Injectable()
export class TakeRegistersService {
  constructor(
    @Inject(PointDayDueRepository) private readonly days: PointDayDueRepository,
    @Inject(SnapshotDueRepository) private readonly snapshots: SnapshotDueRepository,
    @Inject(RecountPointsService) private readonly points: RecountPointsService,
    @Inject(KnownRoundRepository) private readonly rounds: KnownRoundRepository,
  ) {}

  async registered(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    await this.days.markReclassified(tx, events.map(({ data }) => data));
    await this.points.register(tx, events);
  }

  async planned(tx: Transaction, events: readonly Envelope<RoundPlannedV1>[]): Promise<void> {
    const plans = events.map(({ data }) => data);
    await this.rounds.keep(tx, plans);
    await this.days.markPlanned(tx, plans);
    await this.snapshots.markPlanned(tx, plans);
  }
}
