import { FIGURE_UPDATED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { figureUpdated } from './outbound/figure-updated.event.js';
import { placeDayOf, type FlowCell } from './domain/flow-cell.js';
import type { FlowCellRepository } from './store/flow-cell.repository.js';
import type { KnownRoundRepository } from './store/known-round.repository.js';

/** Longer than any request of a relay's predecessor can still be under way. */
const LATELY_MINUTES = 10;
const PAGE = 2_000;

/** After a relay's takeover: says the cells that changed lately once more, so that compaction keeps their newest version. */
export class RepublishFiguresService {
  constructor(
    private readonly cells: Pick<FlowCellRepository, 'changedLately'>,
    private readonly rounds: KnownRoundRepository,
    private readonly outbox: Outbox,
  ) {}

  async republish(tx: Transaction): Promise<void> {
    let last: FlowCell | undefined;
    do {
      const page = await this.cells.changedLately(tx, { minutes: LATELY_MINUTES, after: last, limit: PAGE });
      const finality = await this.rounds.finalityOf(tx, page.map(placeDayOf));
      await this.outbox.record(tx, FIGURE_UPDATED, page.map((cell) => ({ data: figureUpdated(cell, finality) })));
      last = page.at(-1);
    } while (last);
  }
}
