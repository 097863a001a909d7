import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { FIGURE_RELEASED } from '@fm/contracts';
import { BREAKDOWNS, point, POINTS, TOTALS } from './given-figures.js';
import { manifestOf, released } from './given-releases.js';
import { RunningGateway } from './running-gateway.js';

type Json = Record<string, unknown>;
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: string | number | boolean }[];
  readonly responses: { readonly 200: { readonly content: Readonly<Record<string, { readonly schema?: { readonly $ref: string } }>> } };
}

/** A path with the examples of its parameters in it. */
function exampleOf(path: string, { parameters = [] }: Partial<Operation>): string {
  const examples = parameters.filter(({ example }) => example !== undefined);
  const query = examples.filter((one) => one.in === 'query').map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
  const inPath = examples.filter((one) => one.in === 'path').reduce((filled, { name, example }) => filled.replace(`{${name}}`, String(example)), path);
  return `${inPath}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

const RELEASED = released(1, '2026-06-01', { province: 'LA03' }, 30);

describe('openapi.json', () => {
  let gateway: RunningGateway;
  let description: Json;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS, point('LAO-LA0301-01'));
    await gateway.figures(...TOTALS, ...BREAKDOWNS);
    await gateway.tell(FIGURE_RELEASED, [RELEASED, manifestOf(RELEASED)]);
    description = (await gateway.ask('/api/v1/openapi.json', null)).body;
  });
  afterAll(() => gateway.close());

  const violations = (schema: string, value: unknown): unknown => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema(description, 'api');
    const validate = ajv.getSchema(`api#/components/schemas/${schema}`);
    if (!validate) throw new Error(`no schema ${schema}`);
    return validate(value) ? [] : validate.errors;
  };

  it('names only paths and methods that are served', async () => {
    expect(description['openapi']).toBe('3.1.0');
    for (const [path, operations] of Object.entries(description['paths'] as Record<string, Json>)) {
      for (const method of Object.keys(operations).filter((name) => name !== 'parameters')) {
        const { status } = await gateway.ask(exampleOf(path, operations[method] as Operation).replace('{path}', 'some'), null, { method: method.toUpperCase() });
        if (method === 'post' && path.endsWith('/session')) expect(status).toBe(400);
        else expect([method, path, status]).toEqual([method, path, /indicators|\/flows|^\/ogc|^\/odata|(points|openapi\.json)$/.test(path) || (method === 'get' && /releases(\/\{number|$)/.test(path)) ? 200 : 401]);
      }
    }
  });

  it('is true of its own examples, for every role and the public', async () => {
    const paths = Object.entries(description['paths'] as Record<string, { get?: Operation }>).flatMap(([path, { get }]) => (get && get.parameters?.some((one) => one.example !== undefined) ? [{ path, get }] : []));
    expect(paths.length).toBeGreaterThan(12);
    for (const { path, get } of paths) {
      for (const holder of ['viewer', 'viewer-LA03', 'admin', null]) {
        const { status, headers, body } = await gateway.ask(exampleOf(path, get), holder);
        expect([path, holder, status]).toEqual([path, holder, 200]);
        const type = headers.get('content-type')?.split(';')[0] ?? '';
        const told = get.responses['200'].content[type];
        expect([path, type, told !== undefined]).toEqual([path, type, true]);
        if (told?.schema) expect([path, violations(told.schema.$ref.split('/').at(-1) ?? '', body)]).toEqual([path, []]);
      }
    }
  });

  it.each([
    ['/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&by=fmp,direction', 'IndicatorAnswer'],
    ['/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&by=reason,province&interval=week', 'IndicatorAnswer'],
    ['/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&by=sex,age&interval=total', 'IndicatorAnswer'],
    ['/api/v1/indicators', 'IndicatorList'],
    ['/api/v1/points', 'PointCollection'],
    ['/api/v1/indicators/movements?interval=never', 'Problem'],
    ['/api/v1/sources', 'Problem'],
  ])('is true of %s', async (path, schema) => {
    const { body } = await gateway.ask(path);
    expect(violations(schema, body)).toEqual([]);
  });

  it('would notice an answer of another shape', async () => {
    const { body } = await gateway.ask('/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01');
    expect(violations('IndicatorAnswer', { ...body, surprise: 1 })).not.toEqual([]);
    expect(violations('IndicatorAnswer', { ...body, rows: [{ period: '2026-06-01' }] })).not.toEqual([]);
  });
});

describe('points and start page', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS.map((point) => ({ ...point, names: { en: `<b>${point.code}</b>`, lo: point.names.lo } })));
  });
  afterAll(() => gateway.close());

  it('gives the points as GeoJSON', async () => {
    const { body, headers } = await gateway.ask('/api/v1/points', null);
    expect(headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
    const features = body['features'] as Json[];
    expect(features.map((feature) => feature['id'])).toEqual(['BOTEN', 'MUANGXAY', 'NATEUY']);
    expect(features[0]).toMatchObject({ geometry: { type: 'Point', coordinates: [101.68, 21.19] }, properties: { class: 'border', province: 'LA03', district: 'LA0301', confirmed: false } });
  });

  it('shows the points in both languages, and runs nothing that a name brings', async () => {
    const docs = await gateway.ask('/docs', null);
    expect(docs.text).toContain('GET /api/v1/indicators/{id}');
    const { text, headers } = await gateway.ask('/', null);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('ຈຸດ BOTEN');
    expect(text).toContain('&lt;b&gt;MUANGXAY&lt;/b&gt;');
    expect(text).not.toContain('<b>');
  });
});
