import { Inject, Injectable } from '@nestjs/common';
import { FIGURE_UPDATED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { cellChanges, cellId, type Step } from './domain/cell-changes.js';
import { figureUpdated } from './outbound/figure-updated.event.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';

/** Chapter 4, second half: moves the cells by the sum of a batch's differences and says what they are now. */
@Injectable()
export class ChangeFiguresService {
  constructor(
    @Inject(FlowCellRepository) private readonly cells: FlowCellRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Writes the outbox, so call it last in the transaction. */
  async change(tx: Transaction, steps: readonly Step[]): Promise<void> {
    const changes = cellChanges(steps);
    if (changes.length === 0) return;
    const causes = new Map(changes.map((change) => [cellId(change), change.cause]));
    const cells = await this.cells.add(tx, changes);
    await this.outbox.record(tx, FIGURE_UPDATED, cells.map((cell) => ({ data: figureUpdated(cell), cause: causes.get(cellId(cell)) })));
  }
}
