import { Controller, Inject } from '@nestjs/common';
import { ALERT_RAISED, type AlertRaisedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KnownRegisterRepository } from '../store/known-register.repository.js';

/** Keeps what somebody should look at. */
@Controller()
export class AlertRaisedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KnownRegisterRepository) private readonly alerts: KnownRegisterRepository,
  ) {}

  @Consumes(ALERT_RAISED)
  onAlertRaised(batch: Batch<AlertRaisedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.alerts.keepAlerts(tx, events.map((event) => event.data)));
  }
}
