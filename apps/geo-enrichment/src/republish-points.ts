import { MONITORING_POINT_REGISTERED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { monitoringPointRegistered } from './outbound/monitoring-point-registered.event.js';
import { PointRepository } from './store/point.repository.js';

/** Longer than any request of a relay that died can take effect after it. */
const LATELY_MS = 10 * 60_000;

/** Records again the points changed lately, for a relay that takes over: compaction keeps the last offset, not the newest revision. */
export async function republishPoints(tx: Transaction, outbox: Outbox, now: Date): Promise<void> {
  const points = await new PointRepository().changedSince(tx, new Date(now.getTime() - LATELY_MS));
  await outbox.record(tx, MONITORING_POINT_REGISTERED, points.map((point) => ({ data: monitoringPointRegistered(point) })));
}
