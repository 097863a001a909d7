import { Controller, Inject } from '@nestjs/common';
import { FIGURE_UPDATED, type FigureUpdatedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { PublishFiguresService } from '../publish-figures.service.js';

/** Chapter 5, door: gives each current figure to the read model. */
@Controller()
export class FigureUpdatedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(PublishFiguresService) private readonly publishing: PublishFiguresService,
  ) {}

  @Consumes(FIGURE_UPDATED)
  onFigureUpdated(batch: Batch<FigureUpdatedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.publishing.publish(tx, events));
  }
}
