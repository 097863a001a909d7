import { Controller, Inject } from '@nestjs/common';
import { MONITORING_POINT_REGISTERED, type MonitoringPointRegisteredV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KeepPointsService } from '../keep-points.service.js';

/** Keeps this service's copy of the register of points. */
@Controller()
export class MonitoringPointRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KeepPointsService) private readonly points: KeepPointsService,
  ) {}

  @Consumes(MONITORING_POINT_REGISTERED)
  onMonitoringPointRegistered(batch: Batch<MonitoringPointRegisteredV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.points.keep(tx, events));
  }
}
