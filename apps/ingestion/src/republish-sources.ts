import { SOURCE_REGISTERED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { sourceRegisteredEvent } from './outbound/source-registered.event.js';
import { sourcesChangedSince } from './store/source-changes.js';

/** Longer than any request of a relay that died can take effect after it. */
const LATELY_MS = 10 * 60_000;

/** Records again the sources changed lately, for a relay that takes over: compaction keeps the last offset, not the newest revision. */
export async function republishSources(tx: Transaction, outbox: Outbox, now: Date): Promise<void> {
  const sources = await sourcesChangedSince(tx, new Date(now.getTime() - LATELY_MS));
  await outbox.record(tx, SOURCE_REGISTERED, sources.map((source) => ({ data: sourceRegisteredEvent(source) })));
}
