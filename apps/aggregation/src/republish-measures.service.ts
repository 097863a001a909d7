import { FIGURE_UPDATED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { PublishedCell } from './domain/point-day/measure-cell.js';
import { measureUpdated } from './outbound/measure-updated.event.js';
import type { MeasureCellRepository } from './store/measure-cell.repository.js';

const LATELY_MINUTES = 10;
const PAGE = 2_000;

/** After a relay's takeover: as with movements, what changed lately is said once more. */
export class RepublishMeasuresService {
  constructor(
    private readonly cells: Pick<MeasureCellRepository, 'changedLately'>,
    private readonly outbox: Outbox,
  ) {}

  async republish(tx: Transaction): Promise<void> {
    let last: PublishedCell | undefined;
    do {
      const page = await this.cells.changedLately(tx, { minutes: LATELY_MINUTES, after: last, limit: PAGE });
      await this.outbox.record(tx, FIGURE_UPDATED, page.map((cell) => ({ data: measureUpdated(cell) })));
      last = page.at(-1);
    } while (last);
  }
}
