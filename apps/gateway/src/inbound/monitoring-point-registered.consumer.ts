import { Controller, Inject } from '@nestjs/common';
import { MONITORING_POINT_REGISTERED, type MonitoringPointRegisteredV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { PublishFiguresService } from '../publish-figures.service.js';

/** Keeps this service's copy of the register of points. */
@Controller()
export class MonitoringPointRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(PublishFiguresService) private readonly publishing: PublishFiguresService,
  ) {}

  @Consumes(MONITORING_POINT_REGISTERED)
  onMonitoringPointRegistered(batch: Batch<MonitoringPointRegisteredV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.publishing.register(tx, events));
  }
}
