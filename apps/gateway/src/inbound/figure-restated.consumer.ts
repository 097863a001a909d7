import { Controller, Inject } from '@nestjs/common';
import { FIGURE_RESTATED, type FigureRestatedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { PublishFiguresService } from '../publish-figures.service.js';

/** Chapter 5, door: a final figure that changed is marked so. */
@Controller()
export class FigureRestatedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(PublishFiguresService) private readonly publishing: PublishFiguresService,
  ) {}

  @Consumes(FIGURE_RESTATED)
  onFigureRestated(batch: Batch<FigureRestatedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.publishing.restate(tx, events));
  }
}
