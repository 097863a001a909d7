import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { CountMovementsService } from './count-movements.service.js';
import { observationHeld, observationLocated, observationWithdrawn } from './domain/point-day/observation.js';
import { surveyHeld, surveyLocated, surveyWithdrawn } from './domain/survey/survey-state.js';
import { ObservationRepository } from './store/observation.repository.js';
import { SurveyContributionRepository } from './store/survey-contribution.repository.js';

const isSomething = <T>(one: T | null): one is T => one !== null;

/** Chapter 4, first: what comes in is kept as what it says of a day at a point and as what an interview adds, and counted as movements, which go out last. */
@Injectable()
export class TakeSubmissionsService {
  constructor(
    @Inject(ObservationRepository) private readonly observations: ObservationRepository,
    @Inject(SurveyContributionRepository) private readonly interviews: SurveyContributionRepository,
    @Inject(CountMovementsService) private readonly movements: CountMovementsService,
  ) {}

  async located(tx: Transaction, events: readonly Envelope<SubmissionLocatedV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationLocated(data)).filter(isSomething));
    await this.interviews.keep(tx, events.map(({ data }) => surveyLocated(data)).filter(isSomething));
    await this.movements.count(tx, events);
  }

  async held(tx: Transaction, events: readonly Envelope<SubmissionQuarantinedV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationHeld(data)).filter(isSomething));
    await this.interviews.keep(tx, events.map(({ data }) => surveyHeld(data)).filter(isSomething));
    await this.movements.hold(tx, events);
  }

  async withdrawn(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    await this.observations.keep(tx, events.map(({ data }) => observationWithdrawn(data)));
    await this.interviews.keep(tx, events.map(({ data }) => surveyWithdrawn(data)));
    const erased = events.filter(({ data }) => data.reason === 'erased').map(({ data }) => data.submission);
    await this.observations.erase(tx, erased);
    await this.interviews.erase(tx, erased);
    await this.movements.withdraw(tx, events);
  }
}
