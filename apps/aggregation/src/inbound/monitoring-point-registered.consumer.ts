import { Controller, Inject } from '@nestjs/common';
import { MONITORING_POINT_REGISTERED, type MonitoringPointRegisteredV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { TakeSubmissionsService } from '../take-submissions.service.js';

/** Keeps this service's copy of the register of points, whose class says where movements count. */
@Controller()
export class MonitoringPointRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(TakeSubmissionsService) private readonly submissions: TakeSubmissionsService,
  ) {}

  @Consumes(MONITORING_POINT_REGISTERED)
  onMonitoringPointRegistered(batch: Batch<MonitoringPointRegisteredV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.submissions.registered(tx, events));
  }
}
