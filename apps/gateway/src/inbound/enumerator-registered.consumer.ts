import { Controller, Inject } from '@nestjs/common';
import { ENUMERATOR_REGISTERED, type EnumeratorRegisteredV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KnownRegisterRepository } from '../store/known-register.repository.js';

/** Keeps this service's copy of the register of enumerators. */
@Controller()
export class EnumeratorRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KnownRegisterRepository) private readonly registers: KnownRegisterRepository,
  ) {}

  @Consumes(ENUMERATOR_REGISTERED)
  onEnumeratorRegistered(batch: Batch<EnumeratorRegisteredV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.registers.keepEnumerators(tx, events.map((event) => event.data)));
  }
}
