import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { lockRegister } from './store/key-locks.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';
import { ValidateSubmissionService } from './validate-submission.service.js';

/** Keeps this service's copy of the register, and judges again what was held because its point was not in it. */
@Injectable()
export class KeepPointsService {
  constructor(
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ValidateSubmissionService) private readonly validation: ValidateSubmissionService,
  ) {}

  async keep(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    await lockRegister(tx);
    await this.points.keep(tx, events.map((event) => event.data));
    const waiting = await this.verdicts.heldForPoints(tx, events.map((event) => event.data.code));
    const last = events.at(-1);
    if (waiting.length > 0 && last) await this.validation.decideAgain(tx, waiting, { cause: last, causedAt: last.time });
  }
}
