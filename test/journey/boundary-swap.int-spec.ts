import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attributesFor, SUBMISSION_LOCATED, type Envelope, type SubmissionLocatedV1 } from '@fm/contracts';
import { startCounting, type Counting } from '../../apps/aggregation/test/counting.builder.js';
import { boundarySet, district, EAST, WEST } from '../../apps/geo-enrichment/test/given-boundaries.js';
import { validated } from '../../apps/geo-enrichment/test/given-events.js';
import { BOTEN, RECORD } from '../../apps/geo-enrichment/test/given-record.js';
import { GeoStore } from '../../apps/geo-enrichment/test/geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const FIRST = boundarySet('first', { home: [district('LA0301', EAST), district('LA0302', WEST)], abroad: [] });
/** The western half of the east has become part of the west. */
const SECOND = boundarySet('second', { home: [district('LA0301', [101.68, 21.1, 101.75, 21.3]), district('LA0302', [101.4, 21.1, 101.68, 21.3])], abroad: [] });

const envelope = (data: SubmissionLocatedV1): Envelope<SubmissionLocatedV1> => ({ ...attributesFor(SUBMISSION_LOCATED, data, { time: data.effectiveAt, traceparent: TRACEPARENT }), key: data.submission, data });

describe('another boundary set', () => {
  let geo: GeoStore;
  let counting: Counting;
  beforeAll(async () => { [geo, counting] = await Promise.all([GeoStore.open(), startCounting()]); });
  afterAll(() => Promise.all([geo.close(), counting.close()]));

  it('restates the figures of the records whose codes or findings it changes, and no other', async () => {
    await geo.register.register({ ...BOTEN, confirmed: true }, ADMIN);
    await geo.transaction((tx) => geo.sets.add(tx, FIRST, { actor: 'op', at: new Date('2026-06-02T00:00:00.000Z') }));
    // A day each: six beyond the radius west of the new line, six east of it, six without a position.
    const positions = [{ lat: 21.22, lon: 101.66, accuracyM: 5 }, { lat: 21.22, lon: 101.71, accuracyM: 5 }, null];
    const events = positions.flatMap((position, kind) => Array.from({ length: 6 }, (_, n) => validated({ submission: `k${kind}-${n}`, revision: 1, decision: 1 }, { position, record: { ...RECORD, day: `2026-06-${String(10 + kind * 6 + n)}` } })));
    await geo.validate(...events);
    const before = await geo.said();
    await counting.count(...before.map(envelope));
    const figures = await counting.said();
    expect(before.flatMap(({ geoFindings }) => geoFindings)).toEqual([]);

    await geo.transaction((tx) => geo.sets.add(tx, SECOND, { actor: 'op', at: new Date('2026-07-01T00:00:00.000Z') }));
    expect(await geo.locateAgain()).toBe(6);
    const told = (await geo.said()).slice(before.length);
    expect(told.map(({ submission, version, geoFindings }) => [submission, version.placement, geoFindings.map(({ rule }) => rule)])).toEqual(Array.from({ length: 6 }, (_, n) => [`k0-${n}`, 2, ['V-G4']]));
    await counting.count(...told.map(envelope));

    const restated = (await counting.said()).slice(figures.length);
    const perRecord = figures.filter(({ day }) => day === '2026-06-10').length;
    expect(new Set(restated.map(({ day }) => day))).toEqual(new Set(['2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13', '2026-06-14', '2026-06-15']));
    expect(restated).toHaveLength(6 * perRecord);
    const flagged = Object.entries(await counting.cells()).filter(([, [, , nFlagged]]) => nFlagged > 0);
    expect(new Set(flagged.map(([name]) => name.slice(-10)))).toEqual(new Set(restated.map(({ day }) => day)));
  });
});
