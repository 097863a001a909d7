import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OData } from '@odata/client';
import { addDays } from '@fm/contracts/vocabulary';
import { SaxesParser } from 'saxes';
import { BREAKDOWNS, figure, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

type Row = Record<string, string | number | null>;
const MARCH = Array.from({ length: 31 }, (_, index) => figure('total', addDays('2026-03-01', index), 'BOTEN|outflow', { value: 1 + (index % 5), nRecords: 1 }));
const GONE = figure('total', '2026-03-03', 'BOTEN|outflow', { value: 0, nRecords: 0, version: { epoch: 1, revision: 2 } });
const COME = figure('total', '2026-03-02', 'BOTEN|inflow', { value: 9, nRecords: 1 });

describe('OData', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    // Border points in two districts: a share of all of them is not one within a district.
    await gateway.points(...POINTS.map((one) => (one.code === 'NATEUY' ? { ...one, adm2: 'LA0302' } : one)));
    await gateway.figures(...TOTALS, ...BREAKDOWNS, ...MARCH);
  });
  afterAll(() => gateway.close());

  const client = (root = '/odata/') => OData.New4({ serviceEndpoint: new URL(root, gateway.url).href, commonHeaders: { authorization: 'Bearer viewer' } });
  const read = async (path: string, holder: string | null = 'viewer'): Promise<{ value: Row[]; next: string | undefined; count: unknown }> => {
    const { body } = await gateway.ask(path, holder);
    return { value: body['value'] as Row[], next: body['@odata.nextLink'] as string | undefined, count: body['@odata.count'] };
  };

  it('is walked as Excel and Power BI do it, by a client library', async () => {
    const sets = client().getEntitySet<Row>('movements');
    const filter = client().newFilter().property('direction').eq('inflow').property('value').ge(7);
    const query = client().newOptions().filter(filter).select(['period', 'fmp', 'value']).orderby('value', 'desc').top(2).skip(1).count(true);
    const answer = await client().newRequest<Row>({ collection: 'movements', method: 'GET', params: query });
    expect(answer.error).toBeUndefined();
    expect(answer.value).toEqual([{ period: '2026-06-01', fmp: 'BOTEN', value: 10 }, { period: '2026-06-07', fmp: 'BOTEN', value: 7 }]);
    expect((answer as unknown as Row)['@odata.count']).toBe(3);
    expect((await sets.query(client().newFilter().property('fmp').eq('MUANGXAY'))).map((row) => [row['period'], row['value'], row['province'], row['pointClass']])).toEqual([['2026-07-01', 100, 'LA04', 'internal']]);
    const monthly = await client('/odata/month/').getEntitySet<Row>('movements').query();
    expect(monthly.filter((row) => row['fmp'] === 'BOTEN').map((row) => [row['period'], row['periodStart'], row['periodEnd'], row['direction'], row['value']])).toEqual([
      ['2026-03', '2026-03-01', '2026-03-31', 'outflow', 91], ['2026-06', '2026-06-01', '2026-06-30', 'inflow', 17], ['2026-06', '2026-06-01', '2026-06-30', 'outflow', 3],
    ]);
  });

  it('describes itself: every set of the service document is in $metadata and answers its own properties', async () => {
    for (const root of ['/odata', '/odata/month']) {
      const { value, next } = await read(root);
      expect(next).toBeUndefined();
      const types = await typesOf(`${root}/$metadata`);
      expect(Object.keys(types)).toEqual(value.map(({ name }) => name));
      for (const { url } of value) {
        const { status, headers, body } = await gateway.ask(`${root}/${String(url)}?$top=3`);
        expect([url, status, headers.get('odata-version')]).toEqual([url, 200, '4.0']);
        for (const row of body['value'] as Row[]) expect(Object.entries(row).filter(([name, cell]) => !fits(cell, types[String(url)]?.[name]))).toEqual([]);
      }
    }
  });

  it('pages by nextLink to the end: what stays is told once, whatever comes and goes meanwhile', async () => {
    const asked = '/odata/movements?$filter=periodEnd lt 2026-06-01&$select=period,direction,value&$count=true&$top=30';
    const whole = await read(asked);
    expect([whole.value.length, whole.count, whole.next]).toEqual([30, 31, undefined]);
    const told: Row[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = asked; path !== undefined;) {
      const { body } = await gateway.ask(path, 'viewer', { headers: { prefer: 'odata.maxpagesize=7' } });
      told.push(...(body['value'] as Row[]));
      sizes.push((body['value'] as Row[]).length);
      path = body['@odata.nextLink'] as string | undefined;
      // Behind the page that was told one row comes and one goes.
      if (sizes.length === 1) await gateway.figures(GONE, COME);
    }
    expect(sizes).toEqual([7, 7, 7, 7, 2]);
    expect(told).toEqual(whole.value);
  });

  it('pages in any order, by value and down too', async () => {
    const asked = "/odata/movements?$orderby=value desc,period&$select=period,value&$filter=direction eq 'outflow'";
    const { value } = await read(asked);
    const told: Row[] = [];
    for (let path: string | undefined = asked; path !== undefined;) {
      const { body } = await gateway.ask(path, 'viewer', { headers: { prefer: 'maxpagesize=4' } });
      told.push(...(body['value'] as Row[]));
      path = body['@odata.nextLink'] as string | undefined;
    }
    expect(told).toEqual(value);
    expect(told.map((row) => row['value'])).toEqual(told.map((row) => Number(row['value'])).toSorted((one, other) => other - one));
  });

  it('counts', async () => {
    expect((await gateway.ask("/odata/movements/$count?$filter=fmp in ('NATEUY','MUANGXAY')")).text).toBe('2');
    expect((await read('/odata/movements?$count=true&$top=0')).count).toBe(37);
  });

  it('shows what REST shows, to everybody the same', async () => {
    for (const [set, by] of [['movements', 'fmp,direction'], ['movements_by_nationality', 'fmp,direction,nationality'], ['movements_by_sex_age', 'fmp,direction,sex,age'], ['point_share', 'fmp,direction'], ['coverage', 'fmp']] as const) {
      const id = set.split('_by_')[0]?.replace('_', '-') ?? '';
      for (const [interval, from] of [['day', '2026-06-01'], ['month', '2026-06-01'], ['week', '2026-06-01']] as const) {
        const rest = (await gateway.ask(`/api/v1/indicators/${id}?from=${from}&to=2026-07-01&interval=${interval}&by=${by}`)).body['rows'] as Row[];
        const { value } = await read(`/odata/${interval}/${set}?$filter=periodStart ge ${from}`);
        expect([set, interval, value.map((row) => Object.fromEntries(Object.keys(rest[0] ?? {}).map((name) => [name, row[name]])))]).toEqual([set, interval, rest]);
      }
    }
    expect((await read('/odata/movements', null)).value).toEqual([]);
    expect([...new Set((await read('/odata/movements', 'viewer-LA03')).value.map((row) => row['province']))]).toEqual(['LA03']);
    expect((await gateway.ask("/odata/movements?$filter=province eq 'LA04'", 'viewer-LA03')).status).toBe(403);
    expect((await gateway.ask('/odata/data_quality?$filter=nonsense', 'admin')).status).toBe(403);
    expect((await gateway.ask('/odata/month/exploitation_own', 'admin')).status).toBe(403);
    expect((await read('/odata/month', 'admin')).value.map(({ name }) => name)).not.toContain('exploitation_own');
    expect((await gateway.ask('/odata/movements', 'nobody')).status).toBe(401);
  });

  it('refuses with advice, and answers 304 to who holds it', async () => {
    for (const [path, status, code] of [['/odata/movements?$filter=value eq', 400, 'FM-P-22'], ['/odata/movements?$expand=x', 400, 'FM-P-22'], ['/odata/people', 404, 'FM-P-21'], ["/odata/movements('x')", 404, 'FM-P-21']] as const) expect((await gateway.ask(path)).body).toMatchObject({ status, code });
    expect((await gateway.ask('/odata/movements', 'viewer', { method: 'POST' })).status).toBe(404);
    const tag = (await gateway.ask('/odata/movements')).headers.get('etag') ?? '';
    expect((await gateway.ask('/odata/movements', 'viewer', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  async function typesOf(path: string): Promise<Record<string, Record<string, { type: string; nullable: boolean }>>> {
    const { text, headers } = await gateway.ask(path);
    expect(headers.get('content-type')).toContain('application/xml');
    const types: Record<string, Record<string, { type: string; nullable: boolean }>> = {};
    let type: Record<string, { type: string; nullable: boolean }> = {};
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      if (name === 'EntityType') types[attributes['Name'] ?? ''] = type = {};
      if (name === 'Property') type[attributes['Name'] ?? ''] = { type: attributes['Type'] ?? '', nullable: attributes['Nullable'] !== 'false' };
    });
    parser.on('error', (error) => { throw error; });
    parser.write(text).close();
    return types;
  }
});

function fits(cell: string | number | null, property: { type: string; nullable: boolean } | undefined): boolean {
  if (!property) return false;
  if (cell === null) return property.nullable;
  if (property.type === 'Edm.Date') return /^\d{4}-\d{2}-\d{2}$/.test(String(cell));
  return property.type === 'Edm.String' ? typeof cell === 'string' : typeof cell === 'number' && (property.type === 'Edm.Double' || Number.isInteger(cell));
}
