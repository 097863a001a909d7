import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_LOCATED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { sameOutcome } from './domain/locate.js';
import { EnrichSubmissionsService } from './enrich-submissions.service.js';
import { submissionLocated } from './outbound/submission-located.event.js';
import { LocatedDetailsRepository } from './store/located-details.repository.js';
import { LocationRepository } from './store/location.repository.js';

/** Bounds the transaction, however many records a point or a boundary set has. */
export const RELOCATION_BATCH = 500;

/** How many were looked at, fewer than the batch when nothing waits, and for how many something else came out. */
export interface Relocation {
  readonly looked: number;
  readonly changed: number;
}

/**
 * Chapter 3, again: what was located by an entry of the register, a boundary set or a word about a name that is not the present one is looked
 * at once more. Where other codes or findings come out the record gets its next placement and is told; else it is only noted as looked at.
 */
@Injectable()
export class LocateAgainService {
  constructor(
    @Inject(EnrichSubmissionsService) private readonly enrichment: EnrichSubmissionsService,
    @Inject(LocationRepository) private readonly locations: LocationRepository,
    @Inject(LocatedDetailsRepository) private readonly details: LocatedDetailsRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async locateAgain(tx: Transaction): Promise<Relocation> {
    const stale = await this.locations.stale(tx, await this.enrichment.generation(tx), RELOCATION_BATCH);
    const held = new Map(stale.map(({ submission, outcome }) => [submission.submission, outcome]));
    const located = await this.enrichment.enrich(tx, stale);
    const changed = located.filter(({ submission, outcome }) => {
      const before = held.get(submission);
      return !before || !sameOutcome(before, outcome);
    });
    const same = located.filter((state) => !changed.includes(state));
    await this.locations.apply(tx, changed);
    await this.locations.confirm(tx, same);
    await this.details.again(tx, located);
    await this.outbox.record(tx, SUBMISSION_LOCATED, changed.map((state) => ({ data: submissionLocated(state) })));
    return { looked: stale.length, changed: changed.length };
  }
}
