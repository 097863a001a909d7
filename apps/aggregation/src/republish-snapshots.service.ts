import { FIGURE_PROTECTED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { PublishedSnapshot } from './domain/snapshot/take-snapshot.js';
import { figureProtected } from './outbound/figure-protected.event.js';
import type { SnapshotCellRepository } from './store/snapshot-cell.repository.js';

const LATELY_MINUTES = 10;
const PAGE = 2_000;

/** After a relay's takeover: snapshots that changed lately are said once more. */
export class RepublishSnapshotsService {
  constructor(
    private readonly cells: Pick<SnapshotCellRepository, 'changedLately'>,
    private readonly outbox: Outbox,
  ) {}

  async republish(tx: Transaction): Promise<void> {
    let last: PublishedSnapshot | undefined;
    do {
      const page = await this.cells.changedLately(tx, { minutes: LATELY_MINUTES, after: last, limit: PAGE });
      await this.outbox.record(tx, FIGURE_PROTECTED, page.map((cell) => ({ data: figureProtected(cell) })));
      last = page.at(-1);
    } while (last);
  }
}
