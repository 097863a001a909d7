import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { boundarySet, country, district, EAST, WEST } from './given-boundaries.js';
import { validated } from './given-events.js';
import { BOTEN, RECORD } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;
const CHINA = country('CHN', [101.4, 21.3, 101.75, 22]);
const FIRST = boundarySet('first', { home: [district('LA0301', EAST), district('LA0302', WEST)], abroad: [CHINA] });
/** The two districts have changed places. */
const SECOND = boundarySet('second', { home: [district('LA0302', EAST), district('LA0301', WEST)], abroad: [CHINA] });
const IN_EAST = { lat: 21.2, lon: 101.7, accuracyM: 8 };
const IN_WEST = { lat: 21.2, lon: 101.5, accuracyM: 8 };
const IN_CHINA = { lat: 21.5, lon: 101.5, accuracyM: 8 };

describe('boundary sets', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());
  beforeEach(async () => {
    await geo.clear();
    geo.now = new Date('2026-06-01T00:00:00.000Z');
    await geo.register.register({ ...BOTEN, confirmed: true }, ADMIN);
  });

  const bring = (set: typeof FIRST, at: string): Promise<number | null> => geo.transaction((tx) => geo.sets.add(tx, set, { actor: 'op', at: new Date(at) }));
  const send = (submission: string, position: MeasuredPosition | null, changes: object = {}): Promise<void> => geo.validate(validated({ submission, revision: 1, decision: 1 }, { position, ...changes }));
  const newestOf = async (submission: string): Promise<unknown> => (await geo.said()).findLast((event) => event.submission === submission);

  it('check the position: codes, class and a rounded distance, with a finding where the district is another', async () => {
    await bring(FIRST, '2026-06-02T00:00:00.000Z');
    await send('east', IN_EAST);
    await send('west', IN_WEST);
    await send('china', IN_CHINA);
    await send('nowhere', null);
    expect(await newestOf('east')).toMatchObject({ measured: { class: 'inside', method: 'polygon', country: 'LAO', adm1: 'LA03', adm2: 'LA0301', other: null, distanceM: 4500 }, geoFindings: [] });
    expect(await newestOf('west')).toMatchObject({ place: { adm2: 'LA0301', method: 'register' }, measured: { class: 'inside', adm2: 'LA0302' }, geoFindings: [{ rule: 'V-G4', severity: 'W', value: 'LA0302' }] });
    expect(await newestOf('china')).toMatchObject({ measured: { class: 'elsewhere', country: 'CHN', adm1: null }, geoFindings: [{ rule: 'V-G4', severity: 'W', value: 'CHN' }] });
    expect(await newestOf('nowhere')).toMatchObject({ measured: { class: 'none', boundarySet: null }, geoFindings: [] });
  });

  it('are a note only until the point is confirmed, and silent on board of a train', async () => {
    await bring(FIRST, '2026-06-02T00:00:00.000Z');
    await send('west', IN_WEST);
    const findings = async (): Promise<unknown> => ((await newestOf('west')) as { geoFindings: { severity: string }[] }).geoFindings.map(({ severity }) => severity);
    expect(await findings()).toEqual(['W']);
    await geo.register.register({ ...BOTEN, confirmed: false }, ADMIN);
    expect(await geo.locateAgain()).toBe(1);
    expect(await findings()).toEqual(['I']);
    await geo.register.register({ ...BOTEN, confirmed: true, onBoard: true }, ADMIN);
    expect(await geo.locateAgain()).toBe(1);
    expect(await findings()).toEqual([]);
  });

  it('tell again exactly the records whose codes or findings a new set changes, at the next placement', async () => {
    await bring(FIRST, '2026-06-02T00:00:00.000Z');
    for (let n = 0; n < 20; n++) await send(`east-${n}`, { ...IN_EAST, lon: 101.65 + n / 250 });
    for (let n = 0; n < 10; n++) await send(`china-${n}`, IN_CHINA);
    for (let n = 0; n < 10; n++) await send(`nowhere-${n}`, null);
    const before = await geo.said();
    await bring(SECOND, '2026-07-01T00:00:00.000Z');
    expect(await geo.locateAgain()).toBe(20);
    const told = (await geo.said()).slice(before.length);
    expect(told.map(({ submission }) => submission).toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `east-${n}`).toSorted());
    for (const event of told) expect(event).toMatchObject({ version: { placement: 2 }, effectiveAt: '2026-07-01T00:00:00.000Z', measured: { adm2: 'LA0302' } });
    expect(await geo.relocate()).toEqual({ looked: 0, changed: 0 });
  });

  it('concern the days that they are for, and come back when the newer one is withdrawn', async () => {
    await bring(FIRST, '2026-06-02T00:00:00.000Z');
    await send('old', IN_EAST, { record: { ...RECORD, day: '2026-06-12' } });
    await send('new', IN_EAST, { record: { ...RECORD, day: '2026-08-01' } });
    const id = await bring({ ...SECOND, validFrom: '2026-07-01' }, '2026-07-15T00:00:00.000Z');
    expect(await geo.locateAgain()).toBe(1);
    expect(await newestOf('new')).toMatchObject({ measured: { adm2: 'LA0302' }, version: { placement: 2 } });
    await geo.transaction((tx) => geo.sets.withdraw(tx, id ?? 0, { actor: 'op', at: new Date('2026-07-20T00:00:00.000Z') }));
    expect(await geo.locateAgain()).toBe(1);
    expect(await newestOf('new')).toMatchObject({ measured: { adm2: 'LA0301' }, version: { placement: 3 }, effectiveAt: '2026-07-20T00:00:00.000Z' });
  });

  it('leave no trace of when they came: a record that comes after is told like one that was there before', async () => {
    await send('before', IN_EAST);
    await send('before-abroad', IN_CHINA);
    await bring(FIRST, '2026-07-01T00:00:00.000Z');
    await bring(SECOND, '2026-07-02T00:00:00.000Z');
    await bring(boundarySet('third', SECOND.content), '2026-07-03T00:00:00.000Z');
    await geo.locateAgain();
    await send('after', IN_EAST);
    await send('after-abroad', IN_CHINA);
    for (const submission of ['before', 'after']) expect(await newestOf(submission)).toMatchObject({ effectiveAt: '2026-07-02T00:00:00.000Z', measured: { adm2: 'LA0302' } });
    const when = async (submission: string): Promise<unknown> => ((await newestOf(submission)) as { effectiveAt: string }).effectiveAt;
    expect(await when('after-abroad')).toBe(await when('before-abroad'));
  });

  it('are worked off batch by batch, and go on where a stop left off', async () => {
    await bring(FIRST, '2026-06-02T00:00:00.000Z');
    await geo.database.query(
      `insert into submission_location (submission, revision, decision, placement, status, effective_at, received_at, source, kind, training, point, record, codes_revision, boundary_generation)
       select 'many-' || n, 1, 1, 1, 'accepted', now(), now(), 'demo-fmr', 'fmr', false, $1, $2, 1, 0 from generate_series(1, 1200) n`, [BOTEN.code, JSON.stringify(RECORD)]);
    await geo.database.query(`insert into measured_position select 'many-' || n, 21.2, 101.7, 8 from generate_series(1, 1200) n`);
    expect(await geo.relocate()).toEqual({ looked: 500, changed: 500 });
    expect(await geo.locateAgain()).toBe(700);
    expect((await geo.rows()).filter(({ placement, boundary_generation }) => placement === 2 && boundary_generation === 1)).toHaveLength(1200);
  });

  it('are refused twice while in force', async () => {
    expect(await bring(FIRST, '2026-06-02T00:00:00.000Z')).not.toBeNull();
    expect(await bring(FIRST, '2026-06-03T00:00:00.000Z')).toBeNull();
  });
});
