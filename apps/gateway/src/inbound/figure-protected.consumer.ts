import { Controller, Inject } from '@nestjs/common';
import { FIGURE_PROTECTED, type FigureProtectedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { ProtectedFigureRepository } from '../store/protected-figure.repository.js';

/** Chapter 5, door: keeps the snapshots of survey and protection figures. */
@Controller()
export class FigureProtectedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ProtectedFigureRepository) private readonly figures: ProtectedFigureRepository,
  ) {}

  @Consumes(FIGURE_PROTECTED)
  onFigureProtected(batch: Batch<FigureProtectedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.figures.keep(tx, events.map((event) => event.data)));
  }
}
