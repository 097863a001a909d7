import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEvent, SUBMISSION_LOCATED } from '@fm/contracts';
import { quarantined, validated, withdrawn } from './given-events.js';
import { BOTEN, RECORD, SUBMISSION } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;
const UNREGISTERED = { ...RECORD, point: 'LAO-LA0403-01' };

describe('a submission in geo-enrichment', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());
  beforeEach(async () => {
    await geo.clear();
    await geo.register.register(BOTEN, ADMIN);
  });

  it('is located by the registered codes of its point; neither its position nor words beside a code go on', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    const [located] = await geo.said();
    expect(located).toMatchObject({ submission: SUBMISSION, version: { revision: 1, decision: 1, placement: 1 }, place: { adm1: 'LA03', adm2: 'LA0301', method: 'register' }, geoFindings: [] });
    expect(located?.record).toEqual({ ...RECORD, departure: { ...RECORD.departure, text: null } });
    expect(JSON.stringify(located)).not.toContain('21.17');
    expect(await geo.rows()).toMatchObject([{ submission: SUBMISSION, revision: 1, decision: 1, placement: 1, status: 'accepted', adm1: 'LA03', adm2: 'LA0301', method: 'register' }]);
    expect(await geo.positions()).toEqual([{ submission: SUBMISSION, lat: 21.1765, lon: 101.6657, accuracy_m: 8 }]);
  });

  it('is told as its contract says', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    const [row] = await geo.database.query<{ key: string; headers: Record<string, string>; payload: Buffer }[]>(`select key, headers, payload from outbox where topic = '${SUBMISSION_LOCATED.name}'`);
    expect(row && readEvent(SUBMISSION_LOCATED, { ...row, value: row.payload })).toMatchObject({ key: SUBMISSION, id: `${SUBMISSION_LOCATED.name}:${SUBMISSION}:1.1.1` });
  });

  it('goes on without place where its point is not in the register', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }, { record: UNREGISTERED, position: null }));
    expect(await geo.said()).toMatchObject([{ place: { adm1: null, adm2: null, method: 'none' } }]);
    expect(await geo.positions()).toEqual([]);
  });

  it('goes on with a finding where a stated code does not hold', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }, { record: { ...RECORD, departure: { country: 'LAO', adm1: 'LA03', adm2: 'LA0401', text: null } } }));
    expect(await geo.said()).toMatchObject([{ record: { departure: { adm1: 'LA03', adm2: null } }, geoFindings: [{ rule: 'V-G6', severity: 'I', field: 'departure.adm2' }] }]);
  });

  it('is not changed by what is delivered again or is older, and speaks once for a batch', async () => {
    await geo.validate(validated({ revision: 1, decision: 2 }), validated({ revision: 2, decision: 1 }), validated({ revision: 1, decision: 1 }));
    const before = await geo.rows();
    await geo.validate(validated({ revision: 2, decision: 1 }));
    await geo.validate(validated({ revision: 1, decision: 9 }));
    expect(await geo.rows()).toEqual(before);
    expect((await geo.said()).map(({ version }) => version)).toEqual([{ revision: 2, decision: 1, placement: 1 }]);
  });

  it('loses its place when held and finds it with the next decision', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    await geo.hold(quarantined({ revision: 1, decision: 2 }));
    expect(await geo.rows()).toMatchObject([{ revision: 1, decision: 2, placement: 0, status: 'quarantined', record: null, point: null, adm1: null }]);
    expect(await geo.positions()).toEqual([]);
    await geo.validate(validated({ revision: 1, decision: 3 }, { status: 'flagged' }));
    expect(await geo.rows()).toMatchObject([{ decision: 3, placement: 1, status: 'flagged', adm2: 'LA0301' }]);
    expect((await geo.said()).map(({ version }) => version)).toEqual([{ revision: 1, decision: 1, placement: 1 }, { revision: 1, decision: 3, placement: 1 }]);
  });

  it('stays withdrawn when an older decision comes later', async () => {
    await geo.withdraw(withdrawn({ revision: 2 }));
    await geo.validate(validated({ revision: 1, decision: 4 }));
    await geo.hold(quarantined({ revision: 1, decision: 5 }));
    expect(await geo.rows()).toMatchObject([{ revision: 2, decision: 0, placement: 0, status: 'withdrawn', record: null }]);
    expect(await geo.said()).toEqual([]);
  });

  it('leaves nothing but a tombstone when withdrawn', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    await geo.withdraw(withdrawn({ revision: 2 }));
    expect(await geo.positions()).toEqual([]);
    const [row] = await geo.rows();
    const kept = Object.entries(row ?? {}).filter(([, value]) => value !== null).map(([column]) => column);
    expect(kept.toSorted()).toEqual(['decision', 'effective_at', 'placement', 'revision', 'status', 'submission']);
  });
});
