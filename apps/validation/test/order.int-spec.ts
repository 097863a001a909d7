import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { received, registered, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

type Delivery = (store: ValidationStore) => Promise<void>;
const LATER = 'LAO-LA0301-09';

/** Three submissions: edited; deleted; held for a point that is registered later, in one batch with an older event. */
const DELIVERIES: readonly Delivery[] = [
  (store) => store.register(registered()),
  (store) => store.receive(received('a', 1)),
  (store) => store.receive(received('a', 2, { 'g_count/n_total': '9' })),
  (store) => store.receive(received('b', 1)),
  (store) => store.withdraw(withdrawn('b', 2)),
  (store) => store.receive(received('c', 1, { 'g_id/fmp_code': LATER }), received('a', 1)),
  (store) => store.register(registered(LATER)),
];

describe('the order of events', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());

  /** What counts: how many decisions it took, and when a point was known, depend on the order. */
  async function endOf(deliveries: readonly Delivery[]): Promise<unknown> {
    await store.clear();
    for (const deliver of deliveries) await deliver(store);
    return (await store.rows()).map(({ submission, revision, status, record, held, findings, source }) => ({ submission, revision, status, record, held, findings, source }));
  }

  it('does not matter, nor does it matter how often they come; what is said of a submission only rises', async () => {
    const expected = await endOf(DELIVERIES);
    expect(expected).toMatchObject([{ status: 'flagged', revision: 2 }, { status: 'withdrawn' }, { status: 'accepted' }]);
    const repeated = fc.shuffledSubarray([...DELIVERIES, ...DELIVERIES], { minLength: DELIVERIES.length });
    await fc.assert(fc.asyncProperty(repeated, fc.shuffledSubarray([...DELIVERIES], { minLength: DELIVERIES.length }), async (some, all) => {
      expect(await endOf([...some, ...all])).toEqual(expected);
      const last = new Map<string, number>();
      for (const { data: { submission, version } } of await store.said()) {
        const rank = version.revision * 100 + version.decision;
        expect(rank).toBeGreaterThan(last.get(submission) ?? 0);
        last.set(submission, rank);
      }
    }), { numRuns: 40 });
  });
});
