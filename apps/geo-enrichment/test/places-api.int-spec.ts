import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fm/testing';
import { BoundarySetRepository } from '../src/store/boundary-set.repository.js';
import { boundarySet, country, district, EAST, WEST } from './given-boundaries.js';
import { validated } from './given-events.js';
import { BOTEN, RECORD } from './given-record.js';
import { RunningGeo } from './running-geo.js';

const viewer = { role: 'viewer' } as const;
const manager = { role: 'manager' } as const;

describe('the door to places', () => {
  let geo: RunningGeo;
  beforeAll(async () => {
    geo = await RunningGeo.start();
    await geo.ask('PUT', `points/${BOTEN.code}`, { role: 'admin', body: BOTEN });
  });
  afterAll(() => geo.close());

  it('tells what a text means', async () => {
    expect(await geo.ask('GET', `places/resolve?text=${encodeURIComponent('ຫລວງນໍ້າທາ')}&within=LA03`, viewer)).toEqual({ status: 200, body: { decided: 'LA0301', candidates: [{ pcode: 'LA0301', level: 2, name: 'Namtha', confidence: 1, method: 'exact' }] } });
    expect(await geo.ask('GET', 'places/resolve?text=Xaysetha', viewer)).toMatchObject({ status: 200, body: { decided: null, candidates: [{ pcode: 'LA0103' }, { pcode: 'LA1701' }] } });
    expect(await geo.ask('GET', 'places/resolve?text=x&within=Luang', viewer)).toMatchObject({ status: 400, body: { code: 'FM-G-06', detail: expect.stringMatching(/within/), lo: { detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
    expect(await geo.ask('GET', 'places/resolve?text=Sing')).toMatchObject({ status: 401 });
  });

  it('tells where a position lies by what ships, and says that it is approximate', async () => {
    expect(await geo.ask('GET', 'places/locate?lat=20.69&lon=101.98&accuracy=10', viewer)).toMatchObject({ status: 200, body: {
      class: 'inside', country: 'LAO', adm1: 'LA04', adm2: null, method: 'nearest-town', nearestPoint: { code: BOTEN.code, metres: expect.any(Number) }, borderM: expect.any(Number), boundaryVersion: { id: 0, approximate: true } } });
    expect(await geo.ask('GET', 'places/locate?lat=101.98&lon=20.69', viewer)).toMatchObject({ status: 200, body: { class: 'swapped', country: null, nearestPoint: null, boundaryVersion: null } });
    expect(await geo.ask('GET', 'places/locate?lat=0&lon=0', viewer)).toMatchObject({ status: 200, body: { class: 'zero' } });
    expect(await geo.ask('GET', 'places/locate?lat=north', viewer)).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/lat, lon/) } });
  });

  it('goes by a loaded set, lists it and draws from it', async () => {
    const set = boundarySet('drawn', { home: [district('LA0301', EAST), district('LA0302', WEST)], abroad: [country('CHN', [101.4, 21.3, 101.75, 22])] }, { validFrom: '2026-01-01' });
    const id = await geo.transaction((tx) => new BoundarySetRepository().add(tx, set, { actor: 'op', at: new Date('2026-01-02T00:00:00.000Z') }));
    expect(await geo.ask('GET', 'places/locate?lat=21.2&lon=101.5999&accuracy=20&date=2026-06-01', viewer)).toMatchObject({ body: { class: 'border', adm2: 'LA0302', other: { adm2: 'LA0301' }, boundaryVersion: { id, sha256: 'drawn', approximate: false } } });
    expect(await geo.ask('GET', 'places/locate?lat=21.299&lon=101.5&date=2026-06-01', viewer)).toMatchObject({ body: { class: 'inside', borderM: 111 } });
    expect(await geo.ask('GET', 'places/locate?lat=21.2&lon=101.5&date=2025-06-01', viewer)).toMatchObject({ body: { boundaryVersion: { id: 0 } } });
    expect(await geo.ask('GET', 'boundaries', viewer)).toMatchObject({ status: 200, body: { sets: [{ id: 0, approximate: true }, { id, source: 'made for this test', sha256: 'drawn', current: true }] } });
    expect(await geo.ask('GET', `boundaries/${id}`, viewer)).toMatchObject({ status: 200, body: { type: 'FeatureCollection', set: { licence: 'none' }, features: [{ id: 'LA0301', geometry: { type: 'MultiPolygon' } }, { id: 'LA0302' }] } });
    expect(await geo.ask('GET', 'boundaries/77', viewer)).toMatchObject({ status: 404, body: { code: 'FM-G-07' } });
    const lines = await geo.ask('GET', `places/lines?pairs=CHN~${BOTEN.code},${BOTEN.code}~LA0302,LA03~LA06,XXX~LA03&date=2026-06-01`, viewer);
    expect(lines).toMatchObject({ status: 200, body: { features: [
      { geometry: { type: 'LineString', coordinates: [[expect.any(Number), expect.any(Number)], [BOTEN.lon, BOTEN.lat]] }, properties: { from: 'CHN', to: BOTEN.code, exact: false } },
      { properties: { from: BOTEN.code, to: 'LA0302' }, geometry: { coordinates: [[BOTEN.lon, BOTEN.lat], [101.5, expect.any(Number)]] } }, { properties: { from: 'LA03', to: 'LA06' } },
    ], missing: [{ from: 'XXX', to: 'LA03' }] } });
    expect(await geo.ask('GET', 'places/lines?pairs=LA03', viewer)).toMatchObject({ status: 400 });
    expect(await geo.ask('GET', 'places/positions?date=2026-06-01', viewer)).toMatchObject({ status: 200, body: { features: expect.arrayContaining([expect.objectContaining({ id: 'LA0301' }), expect.objectContaining({ id: BOTEN.code })]) } });
  });

  it('lists words that wait, to managers, and takes what they mean', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }, { record: { ...RECORD, departure: { country: 'LAO', adm1: 'LA03', adm2: null, text: 'behind the hill' } } }));
    await eventually(async () => expect(await geo.ask('GET', 'places/names', manager)).toMatchObject({ body: { names: [{ text: 'behind the hill', within: 'LA03', records: 1 }] } }));
    expect(await geo.ask('GET', 'places/names', viewer)).toMatchObject({ status: 403 });
    expect(await geo.ask('PUT', 'places/aliases', { ...manager, body: { text: 'Behind the hill', within: 'LA03', pcode: 'LA0302' } })).toMatchObject({ status: 200, body: { key: 'behind the hill', pcode: 'LA0302', revision: 1 } });
    expect(await geo.ask('PUT', 'places/aliases', { ...manager, body: { text: 'x', pcode: 'LA9999' } })).toMatchObject({ status: 400, body: { code: 'FM-G-06' } });
    await eventually(() => expect(geo.said<object>('fm.submission.located.v1').at(-1)).toMatchObject({ version: { placement: 2 }, record: { departure: { adm2: 'LA0302' } } }));
    expect(await geo.ask('GET', 'places/resolve?text=behind%20the%20hill&within=LA03', viewer)).toMatchObject({ body: { decided: 'LA0302', candidates: [{ method: 'alias' }] } });
  });
});
