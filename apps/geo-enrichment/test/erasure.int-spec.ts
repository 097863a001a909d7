import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placesWith } from '@fm/testing';
import { GEO_SCHEMA } from '../src/start-geo-enrichment.js';
import { GeoStore } from './geo-store.js';
import { quarantined, validated, withdrawn } from './given-events.js';
import { RECORD } from './given-record.js';

const KEY = 'kf/aDemo/5a1c4a3e-to-be-erased';
const CANARY = 'Canary4711';
const words = { country: 'LAO', adm1: null, adm2: null, text: CANARY };
const CHANGES = { source: CANARY, position: { lat: 20.98765, lon: 101.12345, accuracyM: 8 }, record: { ...RECORD, point: CANARY, enumerator: CANARY, departure: words, destination: words } };
const TOMBSTONE = { decision: 0, placement: 0, status: 'withdrawn', source: null, kind: null, training: null, received_at: null, point: null, record: null, adm1: null, adm2: null, method: null, codes_revision: null, geo_findings: null, outcome: null, boundary_generation: null, backfill: null };

describe('an erased submission', () => {
  let store: GeoStore;
  beforeAll(async () => { store = await GeoStore.open(); });
  beforeEach(() => store.clear());
  afterAll(() => store.close());

  const left = (...texts: string[]): Promise<string[]> => placesWith(store.database, GEO_SCHEMA, ...texts);

  it('leaves key, version and time, and nothing else, in any column of any table', async () => {
    await store.validate(validated({ submission: KEY, revision: 1, decision: 1 }, CHANGES));
    await store.database.query(
      `insert into dead_letter (topic, partition, incarnation, message_offset, key, error_class, reason, attempts) values ('t', 0, 'one', 1, $1, 'x', 'y', 1)`, [KEY],
    );
    expect(await left(KEY)).toEqual(expect.arrayContaining(['dead_letter.key', 'measured_position.submission', 'outbox.key', 'outbox.payload', 'position_check.submission', 'stated_name.submission', 'submission_location.submission']));
    expect(await left(CANARY, '20.98765')).toEqual(expect.arrayContaining(['measured_position.lat', 'outbox.payload', 'submission_location.point', 'submission_location.record', 'submission_location.source', 'stated_name.text']));
    await store.withdraw(withdrawn({ submission: KEY, revision: 2 }, 'erased'));
    expect(await left(KEY, CANARY, '20.98765')).toEqual(['submission_location.submission']);
    expect(await store.rows()).toMatchObject([{ submission: KEY, revision: 2, ...TOMBSTONE }]);
  });

  it('that was deleted before is erased, by a revision that is behind too, and nothing comes back', async () => {
    await store.withdraw(withdrawn({ submission: KEY, revision: 2 }));
    await store.validate(validated({ submission: 'restored', revision: 5, decision: 1 }, CHANGES));
    await store.withdraw(withdrawn({ submission: KEY, revision: 3 }, 'erased'), withdrawn({ submission: 'restored', revision: 3 }, 'erased'));
    await store.validate(validated({ submission: KEY, revision: 1, decision: 9 }, CHANGES), validated({ submission: 'restored', revision: 5, decision: 1 }, CHANGES));
    await store.hold(quarantined({ submission: KEY, revision: 2, decision: 1 }, { point: CANARY, source: CANARY }));
    await store.locateAgain();
    expect(await left(CANARY, '20.98765')).toEqual([]);
    expect(await store.rows()).toMatchObject([{ submission: KEY, revision: 3, ...TOMBSTONE }, { submission: 'restored', revision: 5, status: 'withdrawn', record: null }]);
  });

  it('leaves no table out that has rows about single submissions', async () => {
    const tables = await store.database.query<{ name: string }[]>(`select table_name as name from information_schema.columns where table_schema = 'geo' and column_name in ('submission', 'key') order by 1`);
    expect(tables.map(({ name }) => name)).toEqual(['dead_letter', 'measured_position', 'outbox', 'position_check', 'stated_name', 'submission_location']);
  });
});
