import { Controller, Inject } from '@nestjs/common';
import { ROUND_PLANNED, type RoundPlannedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { TakeSubmissionsService } from '../take-submissions.service.js';

/** Keeps this service's copy of the rounds and what they plan. */
@Controller()
export class RoundPlannedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(TakeSubmissionsService) private readonly submissions: TakeSubmissionsService,
  ) {}

  @Consumes(ROUND_PLANNED)
  onRoundPlanned(batch: Batch<RoundPlannedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.submissions.planned(tx, events));
  }
}
