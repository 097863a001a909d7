import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quarantined, validated, withdrawn } from './given-events.js';
import { BOTEN } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;
type Delivery = (geo: GeoStore) => Promise<void>;

/** Three submissions: edited and decided again; held, released, then deleted; held at the last. */
const DELIVERIES: readonly Delivery[] = [
  (geo) => geo.validate(validated({ submission: 'a', revision: 1, decision: 1 })),
  (geo) => geo.validate(validated({ submission: 'a', revision: 1, decision: 2 }, { status: 'flagged' })),
  (geo) => geo.validate(validated({ submission: 'a', revision: 2, decision: 1 }, { position: null })),
  (geo) => geo.hold(quarantined({ submission: 'b', revision: 1, decision: 1 })),
  (geo) => geo.validate(validated({ submission: 'b', revision: 1, decision: 2 })),
  (geo) => geo.withdraw(withdrawn({ submission: 'b', revision: 2 })),
  (geo) => geo.validate(validated({ submission: 'c', revision: 1, decision: 1 }), validated({ submission: 'a', revision: 1, decision: 1 })),
  (geo) => geo.hold(quarantined({ submission: 'c', revision: 1, decision: 2 }, { status: 'rejected' })),
];

describe('the order of events', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());

  async function endOf(deliveries: readonly Delivery[]): Promise<unknown> {
    await geo.clear();
    await geo.register.register(BOTEN, ADMIN);
    for (const deliver of deliveries) await deliver(geo);
    return { rows: await geo.rows(), positions: await geo.positions() };
  }

  it('does not matter, nor does it matter how often they come; what is said of a submission only rises', async () => {
    const expected = await endOf(DELIVERIES);
    const repeated = fc.shuffledSubarray([...DELIVERIES, ...DELIVERIES], { minLength: DELIVERIES.length });
    await fc.assert(fc.asyncProperty(repeated, fc.shuffledSubarray([...DELIVERIES], { minLength: DELIVERIES.length }), async (some, all) => {
      expect(await endOf([...some, ...all])).toEqual(expected);
      const last = new Map<string, number>();
      for (const { submission, version } of await geo.said()) {
        const rank = version.revision * 10_000 + version.decision * 100 + version.placement;
        expect(rank).toBeGreaterThan(last.get(submission) ?? 0);
        last.set(submission, rank);
      }
    }), { numRuns: 40 });
  });
});
