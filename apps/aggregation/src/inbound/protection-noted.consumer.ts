import { Controller, Inject } from '@nestjs/common';
import { PROTECTION_NOTED, type ProtectionNotedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { ProtectionContributionRepository } from '../store/protection-contribution.repository.js';

/** Chapter 4, door of its own: what the answers of class X add to figures. */
@Controller()
export class ProtectionNotedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ProtectionContributionRepository) private readonly contributions: ProtectionContributionRepository,
  ) {}

  @Consumes(PROTECTION_NOTED)
  onProtectionNoted(batch: Batch<ProtectionNotedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.contributions.note(tx, events.map((event) => event.data)));
  }
}
