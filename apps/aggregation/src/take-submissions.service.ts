import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, MonitoringPointRegisteredV1, RoundPlannedV1, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { CountMovementsService } from './count-movements.service.js';
import { observationHeld, observationLocated, observationWithdrawn } from './domain/point-day/observation.js';
import { RecountPointsService } from './recount-points.service.js';
import { KnownRoundRepository } from './store/known-round.repository.js';
import { ObservationRepository } from './store/observation.repository.js';
import { PointDayDueRepository } from './store/point-day-due.repository.js';

const isSomething = <T>(one: T | null): one is T => one !== null;

/** Chapter 4, first: what comes in is kept as what it says of a day at a point, and counted as movements, which go out last. */
@Injectable()
export class TakeSubmissionsService {
  constructor(
    @Inject(ObservationRepository) private readonly observations: ObservationRepository,
    @Inject(PointDayDueRepository) private readonly due: PointDayDueRepository,
    @Inject(CountMovementsService) private readonly movements: CountMovementsService,
    @Inject(RecountPointsService) private readonly points: RecountPointsService,
    @Inject(KnownRoundRepository) private readonly rounds: KnownRoundRepository,
  ) {}

  async located(tx: Transaction, events: readonly Envelope<SubmissionLocatedV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationLocated(data)).filter(isSomething));
    await this.movements.count(tx, events);
  }

  async held(tx: Transaction, events: readonly Envelope<SubmissionQuarantinedV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationHeld(data)).filter(isSomething));
    await this.movements.hold(tx, events);
  }

  async withdrawn(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationWithdrawn(data)));
    await this.observations.erase(tx, events.filter(({ data }) => data.reason === 'erased').map(({ data }) => data.submission));
    await this.movements.withdraw(tx, events);
  }

  async registered(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    await this.due.markReclassified(tx, events.map(({ data }) => data));
    await this.points.register(tx, events);
  }

  async planned(tx: Transaction, events: readonly Envelope<RoundPlannedV1>[]): Promise<void> {
    const plans = events.map(({ data }) => data);
    await this.rounds.keep(tx, plans);
    await this.due.markPlanned(tx, plans);
  }
}
