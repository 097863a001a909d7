import { Inject, Injectable } from '@nestjs/common';
import { FIGURE_RESTATED, FIGURE_UPDATED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { cellChanges, cellId, type CellChange, type Step } from './domain/cell-changes.js';
import type { Finality } from './domain/finality.js';
import { placeDayOf, type FlowCell } from './domain/flow-cell.js';
import { restatementOf } from './domain/restatement.js';
import { figureRestated } from './outbound/figure-restated.event.js';
import { figureUpdated } from './outbound/figure-updated.event.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';
import { KnownRoundRepository } from './store/known-round.repository.js';
import { RestatementRepository } from './store/restatement.repository.js';

/** Chapter 4, second half: moves the cells by the sum of a batch's differences, says what they are now, and enters what changed after its day was final. */
@Injectable()
export class ChangeFiguresService {
  constructor(
    @Inject(FlowCellRepository) private readonly cells: FlowCellRepository,
    @Inject(KnownRoundRepository) private readonly rounds: KnownRoundRepository,
    @Inject(RestatementRepository) private readonly ledger: RestatementRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction. */
  async change(tx: Transaction, steps: readonly Step[]): Promise<void> {
    const finality = await this.rounds.finalityOf(tx, steps.map(({ contribution: { point, day }, cause }) => ({ point, day, atMs: Date.parse(cause.effectiveAt) })));
    const changes = cellChanges(steps, finality);
    if (changes.length === 0) return;
    const changed = await this.cells.add(tx, changes);
    await this.tell(tx, changed, new Map(changes.map((change) => [cellId(change), change])));
  }

  private async tell(tx: Transaction, cells: readonly FlowCell[], changes: ReadonlyMap<string, CellChange>): Promise<void> {
    const restatedAt = this.clock.now().toISOString();
    const finality = await this.finalityOf(tx, cells);
    const restatements = cells.flatMap((cell) => restatementOf(cell, changes.get(cellId(cell)) ?? { restatedBy: null }) ?? []);
    await this.ledger.add(tx, restatements, restatedAt);
    await this.outbox.record(tx, FIGURE_UPDATED, cells.map((cell) => ({ data: figureUpdated(cell, finality), cause: changes.get(cellId(cell))?.cause })));
    await this.outbox.record(tx, FIGURE_RESTATED, restatements.map((restatement) => ({ data: figureRestated(restatement, restatedAt), cause: restatement.cause })));
  }

  /** Anew, for a cell goes by the latest of all its causes, also those of other batches. */
  private finalityOf(tx: Transaction, cells: readonly FlowCell[]): Promise<Finality> {
    return this.rounds.finalityOf(tx, cells.map(placeDayOf));
  }
}
