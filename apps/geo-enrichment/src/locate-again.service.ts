import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_LOCATED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { locate } from './domain/locate.js';
import { submissionLocated } from './outbound/submission-located.event.js';
import { LocationRepository } from './store/location.repository.js';

/** Bounds the transaction, however many records a point has. */
export const RELOCATION_BATCH = 500;

/** Chapter 3, again: what was located by codes that the register has replaced since, or before its point was there, gets its next placement. */
@Injectable()
export class LocateAgainService {
  constructor(
    @Inject(LocationRepository) private readonly locations: LocationRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** @returns how many were located again: fewer than the batch means that nothing waits */
  async locateAgain(tx: Transaction): Promise<number> {
    const stale = await this.locations.stale(tx, RELOCATION_BATCH);
    const located = stale.map(({ submission, codes }) => locate(submission, codes));
    await this.locations.apply(tx, located);
    await this.outbox.record(tx, SUBMISSION_LOCATED, located.map((state) => ({ data: submissionLocated(state) })));
    return located.length;
  }
}
