import { Controller, Inject } from '@nestjs/common';
import { PROTECTION_ALERTED, type ProtectionAlertedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KnownRegisterRepository } from '../store/known-register.repository.js';

/** Keeps the reminders for the protection focal points. */
@Controller()
export class ProtectionAlertedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KnownRegisterRepository) private readonly alerts: KnownRegisterRepository,
  ) {}

  @Consumes(PROTECTION_ALERTED)
  onProtectionAlerted(batch: Batch<ProtectionAlertedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.alerts.keepProtectionAlerts(tx, events.map((event) => event.data)));
  }
}
