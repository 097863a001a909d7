import { FIGURE_UPDATED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import { inTransaction, type Database } from '@fm/persistence';
import type { CellDifference } from './domain/cell-difference.js';
import { dayRanges } from './domain/day-ranges.js';
import { placeDayOf, type FlowCell } from './domain/flow-cell.js';
import { figureUpdated } from './outbound/figure-updated.event.js';
import type { FlowCellRepository } from './store/flow-cell.repository.js';
import type { KnownPointRepository } from './store/known-point.repository.js';
import type { KnownRoundRepository } from './store/known-round.repository.js';
import type { Rebuild, RebuildProgress, RebuildRepository } from './store/rebuild.repository.js';
import type { RecountRepository } from './store/recount.repository.js';

export interface RebuildStores {
  readonly rebuilds: RebuildRepository;
  readonly recounts: RecountRepository;
  readonly cells: FlowCellRepository;
  readonly points: KnownPointRepository;
  readonly rounds: KnownRoundRepository;
  readonly outbox: Outbox;
}

export interface RebuildAsked {
  /** Correct what differs; without it a difference ends the rebuild and changes nothing. */
  readonly accept: boolean;
  readonly submissionsEach?: number;
  /** Called after each chunk of days, and after each page of figures. */
  readonly onCompared?: (progress: RebuildProgress) => void | Promise<void>;
  readonly onPublished?: (cells: number) => void;
}

export interface RebuildResult extends RebuildProgress {
  readonly outcome: 'equal' | 'corrected' | 'refused';
  readonly differences: readonly CellDifference[];
  /** Null where nothing was switched over. */
  readonly epoch: number | null;
  readonly published: number;
}

const SUBMISSIONS_EACH = 20_000;
const PAGE = 2_000;

/**
 * Adds the figures up anew from the contributions, in chunks of days, while submissions go on coming in. Each chunk is compared with the live cells in
 * one snapshot; what changed meanwhile, and what differed, is compared once more while counting is held, and in the same transaction the epoch rises.
 */
export class RebuildFiguresService {
  constructor(private readonly database: Database, private readonly stores: RebuildStores) {}

  /** Goes on with one that was broken off. @returns null where another rebuild is under way */
  rebuild(asked: RebuildAsked): Promise<RebuildResult | null> {
    return this.stores.rebuilds.alone(this.database, async () => {
      const begun = (await this.stores.rebuilds.unfinished(this.database.manager)) ?? (await this.begin(asked.submissionsEach ?? SUBMISSIONS_EACH));
      while (begun.epoch === null && (await this.compareNext(begun))) await asked.onCompared?.(await this.progressOf(begun));
      const { rebuild, differences } = begun.epoch === null ? await this.switchOver(begun, asked.accept) : { rebuild: begun, differences: [] };
      const published = rebuild.epoch === null ? 0 : await this.publish(rebuild.epoch, asked.onPublished);
      if (rebuild.epoch !== null) await this.stores.rebuilds.markPublished(this.database.manager, rebuild);
      return { ...(await this.progressOf(rebuild)), outcome: rebuild.outcome ?? 'refused', differences, epoch: rebuild.epoch, published };
    });
  }

  private progressOf(rebuild: Rebuild): Promise<RebuildProgress> {
    return this.stores.rebuilds.progress(this.database.manager, rebuild);
  }

  private begin(submissionsEach: number): Promise<Rebuild> {
    const { points, rebuilds } = this.stores;
    return inTransaction(this.database, async (tx) => {
      const ranges = dayRanges(await rebuilds.days(tx), submissionsEach);
      await points.holdCounting(tx);
      return rebuilds.begin(tx, ranges);
    });
  }

  private compareNext(rebuild: Rebuild): Promise<boolean> {
    const { rebuilds, recounts } = this.stores;
    return inTransaction(this.database, async (tx) => {
      await tx.query('set transaction isolation level repeatable read');
      const chunk = await rebuilds.nextChunk(tx, rebuild);
      if (chunk) await rebuilds.finishChunk(tx, rebuild, chunk, await recounts.compare(tx, chunk));
      return chunk !== null;
    });
  }

  private switchOver(rebuild: Rebuild, accept: boolean): Promise<{ rebuild: Rebuild; differences: CellDifference[] }> {
    const { rebuilds, recounts, points } = this.stores;
    return inTransaction(this.database, async (tx) => {
      await points.holdCounting(tx);
      const days = await rebuilds.unsettledDays(tx, rebuild);
      const differences = await recounts.differences(tx, days);
      const outcome = differences.length === 0 ? 'equal' : accept ? 'corrected' : 'refused';
      const epoch = outcome === 'refused' ? null : await rebuilds.raiseEpoch(tx);
      if (outcome === 'corrected') await recounts.correct(tx, days);
      await rebuilds.close(tx, rebuild, outcome, epoch);
      return { rebuild: { ...rebuild, outcome, epoch }, differences };
    });
  }

  /** Every cell in the new epoch, those without anything as 0; what a batch has changed meanwhile is in it already. */
  private async publish(epoch: number, onPublished: RebuildAsked['onPublished']): Promise<number> {
    const { cells, rounds, outbox } = this.stores;
    let [last, published]: [FlowCell | undefined, number] = [undefined, 0];
    do {
      const page: FlowCell[] = await inTransaction(this.database, async (tx) => {
        const raised = await cells.raise(tx, { epoch, after: last, limit: PAGE });
        const finality = await rounds.finalityOf(tx, raised.map(placeDayOf));
        await outbox.record(tx, FIGURE_UPDATED, raised.map((cell) => ({ data: figureUpdated(cell, finality) })));
        return raised;
      });
      last = page.at(-1);
      published += page.length;
      onPublished?.(published);
    } while (last);
    return published;
  }
}
