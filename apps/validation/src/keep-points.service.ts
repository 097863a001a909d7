import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { lockRegisters } from './store/key-locks.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';
import { TellPlansService } from './tell-plans.service.js';

/** Keeps this service's copy of the register of points, and judges again what was held because its point was not in it. */
@Injectable()
export class KeepPointsService {
  constructor(
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
    @Inject(TellPlansService) private readonly plans: TellPlansService,
  ) {}

  async keep(tx: Transaction, events: readonly Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    await lockRegisters(tx);
    const moved = await this.points.keep(tx, events.map((event) => event.data));
    const waiting = await this.verdicts.heldForPoints(tx, events.map((event) => event.data.code));
    const last = events.at(-1);
    if (!last) return;
    // Exercises are announced by province: a point that is in another one now takes its records along.
    if (moved.length > 0) await this.redecisions.note(tx, { points: moved }, last.traceparent);
    await this.plans.tellAll(tx, last.time);
    if (waiting.length > 0) await this.decisions.decideAgain(tx, waiting, { causeOf: () => last, causedAt: last.time });
  }
}
