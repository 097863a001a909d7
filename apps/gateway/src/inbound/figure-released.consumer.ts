import { Controller, Inject } from '@nestjs/common';
import { FIGURE_RELEASED, type FigureReleasedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { ReleaseRepository } from '../store/release.repository.js';

/** Chapter 5, door: keeps what the public is told. */
@Controller()
export class FigureReleasedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
  ) {}

  @Consumes(FIGURE_RELEASED)
  onFigureReleased(batch: Batch<FigureReleasedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.releases.keep(tx, events.map((event) => event.data)));
  }
}
