import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_QUARANTINED, SUBMISSION_VALIDATED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { quarantinedEvent, validatedEvent } from './outbound/verdict.event.js';
import type { Cause, Settled } from './settle-verdicts.service.js';

/** A verdict, and what caused it. */
export interface ToldVerdict extends Settled {
  readonly cause: Cause | undefined;
}

/** Says what was decided to those whom it concerns. */
@Injectable()
export class TellVerdictsService {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** Writes the outbox, so call it last in the transaction, with the keys locked. */
  async tell(tx: Transaction, told: readonly ToldVerdict[]): Promise<void> {
    const validated = told.flatMap(({ state, cause }) => {
      const data = validatedEvent(state);
      return data === null ? [] : [{ data, cause }];
    });
    const held = told.filter(({ state }) => validatedEvent(state) === null).map(({ state, cause }) => ({ data: quarantinedEvent(state), cause }));
    await this.outbox.record(tx, SUBMISSION_VALIDATED, validated);
    await this.outbox.record(tx, SUBMISSION_QUARANTINED, held);
  }
}
