import { Inject, Injectable } from '@nestjs/common';
import { FIGURE_UPDATED } from '@fm/contracts';
import { addDays, localDayOf, type LocalDay } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { measureCellId, type MeasureCell } from './domain/point-day/measure-cell.js';
import { pointDayCells } from './domain/point-day/point-day-cells.js';
import { watched } from './domain/point-day/point-day.js';
import { measureUpdated } from './outbound/measure-updated.event.js';
import { AnomalyRepository } from './store/anomaly.repository.js';
import { MeasureCellRepository } from './store/measure-cell.repository.js';
import { PointDayDueRepository, type PointDayKey } from './store/point-day-due.repository.js';
import { PointDayFactsRepository, type StoredPointDay } from './store/point-day-facts.repository.js';

const DAYS_AT_ONCE = 100;

/**
 * Chapter 4, what a day was worth: counts again the days of points of which something changed, and those that have passed. A day is counted whole from
 * what is stored, so that the order in which roster, coverage and records came leaves no trace.
 */
@Injectable()
export class SettlePointDaysService {
  constructor(
    @Inject(PointDayDueRepository) private readonly due: PointDayDueRepository,
    @Inject(PointDayFactsRepository) private readonly facts: PointDayFactsRepository,
    @Inject(MeasureCellRepository) private readonly cells: MeasureCellRepository,
    @Inject(AnomalyRepository) private readonly anomalies: AnomalyRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction. @returns the days that were counted */
  async settle(tx: Transaction): Promise<readonly PointDayKey[]> {
    if (!(await this.due.mayCount(tx))) return [];
    const now = this.clock.now();
    const today = localDayOf(now);
    await this.due.markPassed(tx, addDays(today, -1));
    const keys = await this.due.take(tx, DAYS_AT_ONCE);
    if (keys.length === 0) return [];
    const stored = await this.facts.read(tx, keys);
    const told = await this.cells.ofDays(tx, keys);
    const effectiveAt = new Map(stored.map((one) => [keyOf(one), new Date(one.effectiveAtMs ?? now).toISOString()]));
    const wanted = withGone(stored.flatMap((one) => cellsOf(one, today)), told).map((cell) => ({ ...cell, effectiveAt: effectiveAt.get(keyOf(cell)) ?? now.toISOString() }));
    const changed = await this.cells.set(tx, wanted);
    await this.anomalies.mark(tx, keys.map(({ point }) => point));
    await this.outbox.record(tx, FIGURE_UPDATED, changed.map((cell) => ({ data: measureUpdated(cell) })));
    return keys;
  }
}

const keyOf = ({ point, day }: PointDayKey): string => `${point}/${day}`;

function cellsOf({ point, day, shifts, watches, tallies, counting }: StoredPointDay, today: LocalDay): MeasureCell[] {
  const records = tallies.reduce((sum, { counted }) => sum + counted, 0);
  return pointDayCells({ point, day, tallies, counting, watched: watched({ shifts, watches, records, over: day < today }) });
}

/** Cells that are there no more are told as nothing: the state that a day has left among them. */
function withGone(cells: readonly MeasureCell[], told: readonly MeasureCell[]): MeasureCell[] {
  const wanted = new Set(cells.map(measureCellId));
  return [...cells, ...told.filter((cell) => !wanted.has(measureCellId(cell))).map((cell) => ({ ...cell, value: 0, nRecords: 0, nFlagged: 0 }))];
}
