import { ENUMERATOR_REGISTERED, ROUND_PLANNED } from '@fm/contracts';
import type { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { enumeratorEvent } from './outbound/registers.events.js';
import { enumeratorsChangedSince, plansToldSince } from './store/register-changes.js';

/** Longer than any request of a relay that died can take effect after it. */
const LATELY_MS = 10 * 60_000;

/** Records again what was registered lately, for a relay that takes over: compaction keeps the last offset, not the newest revision. */
export async function republishRegisters(tx: Transaction, outbox: Outbox, now: Date): Promise<void> {
  const since = new Date(now.getTime() - LATELY_MS);
  const enumerators = await enumeratorsChangedSince(tx, since);
  await outbox.record(tx, ENUMERATOR_REGISTERED, enumerators.map(({ entry, revision, withdrawn }) => ({ data: enumeratorEvent(entry, revision, withdrawn) })));
  await outbox.record(tx, ROUND_PLANNED, (await plansToldSince(tx, since)).map((data) => ({ data })));
}
