import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BREAKDOWNS, figure, point, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

type Json = Record<string, unknown>;
interface Feature {
  readonly id: string;
  readonly geometry: { readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}
const OD = [
  figure('originDestination', '2026-06-01', 'BOTEN|inflow|CHN|none|LAO|LA03', { value: 8, nRecords: 3 }), figure('originDestination', '2026-06-02', 'BOTEN|inflow|CHN|none|LAO|LA03', { value: 2, nRecords: 1 }),
  figure('originDestination', '2026-06-01', 'MUANGXAY|internal|LAO|LA04|LAO|LA-unknown', { value: 5, nRecords: 2 }), figure('originDestination', '2026-06-01', 'BOTEN|inflow|unknown|unknown|LAO|LA03', { value: 1, nRecords: 1 }),
];
const LINES: Json = { type: 'FeatureCollection', features: [{ type: 'Feature', id: 'CHN~LA03', geometry: { type: 'LineString', coordinates: [[101.5, 22], [101.4, 21]] }, properties: { from: 'CHN', to: 'LA03', exact: false } }], missing: [] };

describe('features and flows', () => {
  let gateway: RunningGateway;
  let places: Server;
  const asked: string[] = [];
  beforeAll(async () => {
    places = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(LINES));
    });
    await new Promise<void>((resolve) => places.listen(0, '127.0.0.1', resolve));
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), { geoEnrichmentUrl: `http://127.0.0.1:${(places.address() as AddressInfo).port}` });
    await gateway.points(...POINTS.filter(({ code }) => code === 'BOTEN'), point('NATEUY', { corridor: 'north-rail', adm2: 'LA0302' }), point('MUANGXAY', { class: 'internal', adm1: 'LA04', adm2: 'LA0401', lon: 101.98, lat: 20.69, openedOn: '2026-06-15' }));
    await gateway.figures(...TOTALS, ...BREAKDOWNS, ...OD);
  });
  afterAll(async () => {
    await gateway.close();
    places.close();
  });

  const items = async (path: string, holder: string | null = 'viewer'): Promise<{ ids: string[]; features: Feature[]; links: { rel: string; href: string }[]; status: number }> => {
    const { body, status } = await gateway.ask(path, holder);
    const features = (body['features'] ?? []) as Feature[];
    return { ids: features.map(({ id }) => id), features, links: (body['links'] ?? []) as { rel: string; href: string }[], status };
  };

  it('lead from the landing page to every feature', async () => {
    const { body } = await gateway.ask('/ogc', null);
    const links = body['links'] as { rel: string; href: string }[];
    for (const { rel, href } of links) expect([rel, (await gateway.ask(href, null)).status]).toEqual([rel, 200]);
    const { collections } = (await gateway.ask(links.find(({ rel }) => rel === 'data')?.href ?? '')).body as { collections: { id: string; links: { rel: string; href: string }[] }[] };
    expect(collections.map(({ id }) => id)).toEqual(expect.arrayContaining(['points', 'movements', 'movements_by_nationality', 'coverage', 'data_quality']));
    // Every seventh: what they share is the same, and a formula behind it is tested elsewhere.
    for (const { id, links: own } of collections.filter((_, index) => index % 7 === 0)) for (const { href } of own) expect([id, (await gateway.ask(href)).status]).toEqual([id, 200]);
  });

  it('are filtered by box, time and property', async () => {
    expect((await items('/ogc/collections/points/items')).ids).toEqual(['BOTEN', 'MUANGXAY', 'NATEUY']);
    expect((await items('/ogc/collections/points/items?bbox=101.9,20,102.1,21')).ids).toEqual(['MUANGXAY']);
    expect((await items('/ogc/collections/points/items?datetime=2026-06-01&province=LA03,LA04')).ids).toEqual(['BOTEN', 'NATEUY']);
    const all = await items('/ogc/collections/movements/items');
    expect(all.ids).toEqual(['2026-06-01~BOTEN~inflow', '2026-06-01~BOTEN~outflow', '2026-06-01~NATEUY~inflow', '2026-06-07~BOTEN~inflow', '2026-07-01~MUANGXAY~internal', '2026-07-01~unknown~undefined']);
    expect(all.features[0]).toMatchObject({ geometry: { coordinates: [101.68, 21.19] }, properties: { fmp: 'BOTEN', value: 10, nRecords: 4, province: 'LA03', periodStart: '2026-06-01' } });
    expect(all.features.at(-1)?.geometry).toBeNull();
    expect((await items('/ogc/collections/movements/items?bbox=101.9,20,102.1,21')).ids).toEqual(['2026-07-01~MUANGXAY~internal']);
    expect((await items('/ogc/collections/movements/items?bbox=0,0,1,1')).ids).toEqual([]);
    expect((await items('/ogc/collections/movements/items?datetime=2026-06-02/..')).ids).toEqual(all.ids.slice(3));
    expect((await items('/ogc/collections/movements/items?datetime=2026-06-06T18:00:00Z&fmp=BOTEN')).ids).toEqual(['2026-06-07~BOTEN~inflow']);
    expect((await items('/ogc/collections/movements/items?direction=outflow,internal')).ids).toEqual([all.ids[1], all.ids[4]]);
    expect((await gateway.ask('/ogc/collections/movements/items/2026-06-01~BOTEN~outflow')).body).toEqual(all.features[1]);
    expect((await gateway.ask('/ogc/collections/points/items/NATEUY')).body['id']).toBe('NATEUY');
    for (const nothing of ['movements/items/2026-06-01~BOTEN~transit', 'movements/items/x', 'points/items/x', 'people', 'fms_share']) expect([nothing, (await gateway.ask(`/ogc/collections/${nothing}`)).status]).toEqual([nothing, 404]);
  });

  it('are walked page by page to the end', async () => {
    const whole = (await items('/ogc/collections/movements/items')).ids;
    for (const collection of ['movements', 'points']) {
      const told: string[] = [];
      for (let path: string | undefined = `/ogc/collections/${collection}/items?limit=2`; path !== undefined;) {
        const page = await items(path);
        told.push(...page.ids);
        path = page.links.find(({ rel }) => rel === 'next')?.href;
      }
      expect(told).toEqual(collection === 'movements' ? whole : ['BOTEN', 'MUANGXAY', 'NATEUY']);
    }
  });

  it('refuse what they do not take, and show nobody more than REST does', async () => {
    for (const query of ['bbox=1,2,3', 'bbox=a,b,c,d', 'bbox=1,5,2,4', 'datetime=yesterday', 'datetime=2026-06-02/2026-06-01', 'datetime=..', 'limit=0', 'limit=-1', 'cursor=x', 'f=html', 'colour=red', 'limit=1&limit=2']) {
      expect([query, (await gateway.ask(`/ogc/collections/movements/items?${query}`)).body['code']]).toEqual([query, 'FM-P-22']);
    }
    expect((await items('/ogc/collections/movements/items', null)).ids).toEqual([]);
    expect(new Set((await items('/ogc/collections/movements/items', 'viewer-LA03')).features.map(({ properties }) => properties['province']))).toEqual(new Set(['LA03']));
    expect((await items('/ogc/collections/movements/items?province=LA04&limit=0', 'viewer-LA03')).status).toBe(400);
    expect((await items('/ogc/collections/movements/items?province=LA04', 'viewer-LA03')).status).toBe(403);
    expect((await items('/ogc/collections/data_quality/items?limit=0', 'admin')).status).toBe(403);
  });

  it('have the cells of REST, and so have the rows of OData, whatever is asked', async () => {
    const sets = fc.constantFrom(['movements', 'fmp,direction'], ['movements_by_nationality', 'fmp,direction,nationality'], ['movements_by_sex_age', 'fmp,direction,sex,age'], ['movements_by_reason', 'fmp,direction,reason'], ['daily_average_calendar', 'fmp,direction'], ['groups', 'fmp,direction'], ['point_share', 'fmp,direction'], ['point_share_by_nationality', 'fmp,direction,nationality']);
    const questions = fc.record({ set: sets, from: fc.constantFrom('2026-05-30', '2026-06-01', '2026-06-02'), to: fc.constantFrom('2026-06-02', '2026-06-07', '2026-07-01'), direction: fc.constantFrom(null, 'inflow', 'outflow'), holder: fc.constantFrom('viewer', 'viewer-LA03', null) });
    await fc.assert(fc.asyncProperty(questions, async ({ set: [name, by], from, to, direction, holder }) => {
      const id = (name.split('_by_')[0] ?? '').replaceAll('_', '-');
      const rest = (await gateway.ask(`/api/v1/indicators/${id}?from=${from}&to=${to}&by=${by}${direction ? `&direction=${direction}` : ''}`, holder)).body['rows'] as Json[];
      const features = (await items(`/ogc/collections/${name}/items?datetime=${from}/${to}&limit=1000${direction ? `&direction=${direction}` : ''}`, holder)).features;
      const odata = (await gateway.ask(`/odata/${name}?$filter=periodStart ge ${from} and periodEnd le ${to}${direction ? ` and direction eq '${direction}'` : ''}`, holder)).body['value'] as Json[];
      const alike = (rows: readonly Json[]): Json[] => rows.map((row) => Object.fromEntries(Object.keys(rest[0] ?? {}).map((column) => [column, row[column] ?? null])));
      expect(alike(odata)).toEqual(rest);
      expect(alike(features.map(({ properties }) => properties))).toEqual(rest);
    }), { numRuns: 30 });
  });

  it('of flows are lines where both ends have a place', async () => {
    const { body, headers } = await gateway.ask('/api/v1/flows.geojson?from=2026-06-01&to=2026-06-30');
    expect(headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    expect((body['features'] as Feature[]).map(({ geometry, properties: { from, to, value, period } }) => [from, to, value, period, geometry?.coordinates])).toEqual([
      ['CHN', 'LA03', 10, 'total', [[101.5, 22], [101.4, 21]]], ['LA04', 'LAO', 5, 'total', undefined], [null, null, 1, 'total', undefined],
    ]);
    expect(asked).toEqual(['/v1/places/lines?pairs=CHN~LA03,LA04~LAO']);
    const matrix = (await gateway.ask('/api/v1/flows?from=2026-06-01&to=2026-06-30')).body;
    expect((matrix['rows'] as Json[]).map(({ depCountry, depProvince, destProvince, value }) => [depCountry, depProvince, destProvince, value])).toEqual([['CHN', 'none', 'LA03', 10], ['LAO', 'LA04', 'LA-unknown', 5], ['unknown', 'unknown', 'LA03', 1]]);
    expect((await gateway.ask('/api/v1/flows.csv?from=2026-06-01&to=2026-06-30&direction=internal')).text.trim().split('\r\n')).toHaveLength(2);
    expect((await gateway.ask('/api/v1/flows.geojson?from=2026-06-01&to=2026-06-30', null)).body['features']).toEqual([]);
    expect((await gateway.ask('/api/v1/flows.geojson?interval=never')).status).toBe(400);
  });
});
