import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { trippedAlert } from './domain/alert.js';
import { breaks } from './domain/rules/circuit-breaker.js';
import { RaiseAlertsService } from './raise-alerts.service.js';
import { BreakerRepository, instantsOf, type BreakerTrip } from './store/breaker.repository.js';
import { KnownSourceRepository } from './store/known-source.repository.js';
import { lockRegisters } from './store/key-locks.js';
import { RedecisionRepository } from './store/redecision.repository.js';

const PAGE = 500;

/** A rule that holds too many of a source's records in a day is wrong about them more likely than they are: for that day it flags, what it held is decided again, and an alert is raised. */
@Injectable()
export class TripBreakerService {
  constructor(
    @Inject(BreakerRepository) private readonly breaker: BreakerRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(KnownSourceRepository) private readonly sources: KnownSourceRepository,
    @Inject(RaiseAlertsService) private readonly alerts: RaiseAlertsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns what tripped; null where nothing was held since the last time */
  async check(tx: Transaction): Promise<readonly BreakerTrip[] | null> {
    const suspects = await this.breaker.takeSuspects(tx, PAGE);
    if (suspects.length === 0) return null;
    await lockRegisters(tx);
    const decidedAt = this.clock.now().toISOString();
    const tripped: BreakerTrip[] = [];
    for (const suspect of suspects) {
      const share = await this.breaker.heldBy(tx, suspect.rule, suspect);
      if (!breaks(share) || !(await this.breaker.trip(tx, share, decidedAt))) continue;
      await this.redecisions.note(tx, { source: suspect.source, received: instantsOf(suspect.day), rule: suspect.rule }, '', 'judgement');
      tripped.push({ ...share, decidedAt });
    }
    const provinces = await this.sources.provincesOf(tx, tripped.map(({ source }) => source));
    await this.alerts.raise(tx, tripped.map(({ source, day }) => trippedAlert({ source, day, provinces: provinces.get(source) ?? null })));
    return tripped;
  }
}
