import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@fm/access';
import type { SubmissionLocatedV1 } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { eventually } from '@fm/testing';
import { validated } from './given-events.js';
import { BOTEN } from './given-record.js';
import { RunningGeo, type Answered, type Asked } from './running-geo.js';

describe('the door to the register', () => {
  let geo: RunningGeo;
  beforeAll(async () => { geo = await RunningGeo.start(); });
  afterAll(() => geo.close());
  beforeEach(() => { geo.forget(); });

  const ask = (method: 'GET' | 'PUT' | 'POST', path: string, asked: Asked): Promise<Answered> => geo.ask(method, `points${path}`, asked);

  it('is closed without a token, or with one that somebody else signed', async () => {
    expect(await ask('PUT', `/${BOTEN.code}`, { body: BOTEN })).toMatchObject({ status: 401 });
    expect(await ask('GET', '', {})).toMatchObject({ status: 401 });
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: BOTEN, secret: 'another-secret-that-is-long-enough' })).toMatchObject({ status: 401 });
  });

  it.each<Role>(['viewer', 'protection'])('lets a %s read, not write', async (role) => {
    expect(await ask('PUT', `/${BOTEN.code}`, { role, body: { lat: 'nonsense' } })).toMatchObject({ status: 403, body: { code: 'FM-A-02' } });
    expect(await ask('GET', '', { role })).toMatchObject({ status: 200 });
  });

  it('keeps a manager to the own provinces', async () => {
    const change = { role: 'manager', provinces: ['LA04'], body: { ...BOTEN, code: 'LAO-LA0301-09' } } as const;
    expect(await ask('PUT', '/LAO-LA0301-09', change)).toMatchObject({ status: 403, body: { lo: { detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
    expect(await ask('PUT', '/LAO-LA0301-09', { ...change, provinces: ['LA03'] })).toMatchObject({ status: 200 });
  });

  it.each([
    [{ ...BOTEN, lat: BOTEN.lon, lon: BOTEN.lat }, /lat, lon/],
    [{ ...BOTEN, names: { en: 'Boten' } }, /names\.lo/],
    [{ ...BOTEN, names: undefined }, /names/],
    [{ ...BOTEN, code: 'LAO-LA0301-77' }, /code/],
    [{ ...BOTEN, adm2: 'LA0401' }, /LA0401 lies in LA04/],
    [{ ...BOTEN, openedOn: '2024-13-01' }, /YYYY-MM-DD/],
    [[], /code/],
  ])('says in both languages what is wrong with a body (%#)', async (body, words) => {
    const answer = await ask('PUT', `/${BOTEN.code}`, { role: 'manager', body });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(words), lo: { title: expect.stringMatching(/[\u0E80-\u0EFF]/), detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
  });

  it('enters a point, tells it once, lists it, and a located record follows', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    await eventually(() => expect(geo.said('fm.submission.located.v1')).toMatchObject([{ place: { method: 'none' } }]));
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: { ...BOTEN, closedOn: undefined } })).toEqual({ status: 200, body: { ...BOTEN, revision: 1 } });
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: { ...BOTEN, revision: 7 } })).toEqual({ status: 200, body: { ...BOTEN, revision: 1 } });
    expect(await ask('GET', '', { role: 'viewer' })).toMatchObject({ status: 200, body: { points: expect.arrayContaining([{ ...BOTEN, revision: 1 }]) } });
    await eventually(() => expect(geo.said<SubmissionLocatedV1>('fm.submission.located.v1')).toMatchObject([{ version: { placement: 1 } }, { version: { placement: 2 }, place: { adm1: 'LA03', adm2: 'LA0301' } }]));
    // A relay that begins says the latest entries once more.
    const told = geo.said<MonitoringPoint>('fm.monitoring-point.registered.v1').filter(({ code }) => code === BOTEN.code);
    expect(new Set(told.map((entry) => JSON.stringify(entry)))).toEqual(new Set([JSON.stringify({ ...BOTEN, revision: 1 })]));
  });

  it('keeps hours, which point counts for a corridor, and who asks on board', async () => {
    const entry = { ...BOTEN, code: 'LAO-LA0301-08', hours: { opens: '06:00', closes: '18:30' }, corridorCounts: true, onBoard: false };
    expect(await ask('PUT', '/LAO-LA0301-08', { role: 'manager', body: entry })).toEqual({ status: 200, body: { ...entry, revision: 1 } });
    expect(await ask('PUT', '/LAO-LA0301-08', { role: 'manager', body: { ...entry, hours: { opens: '6', closes: '24:00' } } })).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/hours\.opens, hours\.closes/) } });
  });

  const HEADER = 'code,name_en,name_lo,type,class,lat,lon,confirmed,radius_m,adm1,adm2,opened_on,closed_on,corridor,corridor_counts,opens,closes,on_board';
  const FIRST = 'LAO-LA0401-05,Xay bus,ລົດເມໄຊ,bus_station,internal,20.69,101.98,no,800,LA04,LA0401,2024-01-01,,,,06:00,18:00,';
  const SECOND = 'LAO-LA0401-06,Xay rail,ລົດໄຟໄຊ,rail_station,internal,20.67,102.0,yes,500,LA04,LA0401,2024-01-01,,railway,yes,,,';

  it('takes a file of points', async () => {
    const answer = await ask('POST', '/import', { role: 'manager', provinces: ['LA04'], body: `\uFEFF${HEADER}\r\n${FIRST}\r\n${SECOND}\r\n` });
    expect(answer).toMatchObject({ status: 200, body: { points: [{ code: 'LAO-LA0401-05', hours: { opens: '06:00', closes: '18:00' }, confirmed: false, revision: 1 }, { code: 'LAO-LA0401-06', corridor: 'railway', corridorCounts: true, confirmed: true }] } });
    expect(await ask('POST', '/import', { role: 'manager', body: `${HEADER}\n${FIRST}`.replaceAll(',', ';') })).toMatchObject({ status: 200, body: { points: [{ revision: 1 }] } });
  });

  it('takes all of a file or nothing, and names lines and fields', async () => {
    const wrong = await ask('POST', '/import', { role: 'manager', body: `${HEADER}\n${FIRST.replace('-05', '-07')}\n${SECOND.replace('20.67', '102').replace('yes', 'perhaps')}` });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'FM-G-08', detail: expect.stringMatching(/line 3: lat, confirmed/), lo: { detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
    expect(await ask('POST', '/import', { role: 'manager', provinces: ['LA03'], body: `${HEADER}\n${FIRST.replace('-05', '-07')}` })).toMatchObject({ status: 403 });
    expect(await ask('POST', '/import', { role: 'manager', body: 'no file at all' })).toMatchObject({ status: 400, body: { code: 'FM-G-08' } });
    expect(await ask('POST', '/import', { role: 'viewer', body: HEADER })).toMatchObject({ status: 403 });
    expect(JSON.stringify((await ask('GET', '', { role: 'viewer' })).body)).not.toContain('LAO-LA0401-07');
  });

  it('tells how far a point\'s position is from being known', async () => {
    expect(await ask('GET', `/${BOTEN.code}/position`, { role: 'manager' })).toMatchObject({ status: 200, body: { needed: 30, proposed: null } });
    expect(await ask('POST', `/${BOTEN.code}/position`, { role: 'manager' })).toMatchObject({ status: 409, body: { code: 'FM-G-05' } });
  });
});
