import { ALL_BESIDE_COLUMNS, INTERVALS, QUERY_DIMENSIONS } from '@fm/indicators';

const string = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const countOrNull = { type: ['integer', 'null'], minimum: 0 };
const bilingual = { $ref: '#/components/schemas/Bilingual' };
const list = (items: object): object => ({ type: 'array', items });

/** Every property required unless named; nothing besides them. */
function closed(properties: Readonly<Record<string, object>>, ...optional: string[]): object {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !optional.includes(name)), additionalProperties: false };
}

const row = closed({
  period: { type: 'string', description: '2026-06-01, 2026-W23 (ISO 8601), 2026-06, 2026-Q2, 2026 or total' },
  ...Object.fromEntries(QUERY_DIMENSIONS.map((name) => [name, string])),
  value: { type: ['number', 'null'], description: 'null: suppressed or not observed, never zero' },
  nRecords: { ...countOrNull, description: 'Records behind the row; by nationality, sex, age, reason or vulnerability those of the same point, direction and period. null in survey and protection figures' },
  nFlagged: countOrNull,
  coverage: { type: ['number', 'null'], minimum: 0, maximum: 1, description: 'null: not known' },
  obsStatus: { enum: ['A', 'E', 'M'], description: 'SDMX: A normal, E estimated, M missing' },
  confStatus: { enum: ['F', 'C'], description: 'SDMX: F free, C suppressed' },
  state: { enum: ['provisional', 'final', 'restated'] },
  revision: { ...count, description: 'The greatest revision of the cells in the row' },
  nHeld: { ...countOrNull, description: 'Records held for a decision; null where the question is finer than point and direction' },
  heldMovements: countOrNull,
  base: { type: ['number', 'null'], minimum: 0, description: 'What a share or an average is of, in the words of the catalogue; null where it is withheld or there is none' },
  ...Object.fromEntries(ALL_BESIDE_COLUMNS.map((name) => [name, { type: ['number', 'null'] }])),
}, ...QUERY_DIMENSIONS, ...ALL_BESIDE_COLUMNS, 'base');

const pointGeometry = closed({ type: { const: 'Point' }, coordinates: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } });
const link = { $ref: '#/components/schemas/Link' };
const nullable = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
const answerParts = {
  indicator: string, unit: string, interval: { enum: INTERVALS }, by: list({ enum: QUERY_DIMENSIONS }), asOf: { type: 'string', format: 'date-time' }, release: { type: ['integer', 'null'] },
  warnings: list({ $ref: '#/components/schemas/Warning' }),
};

export const SCHEMAS = {
  Bilingual: closed({ en: string, lo: string }),
  Warning: closed({ code: string, en: string, lo: string }),
  Problem: closed({ type: string, title: string, status: { type: 'integer' }, detail: string, code: string, lo: closed({ title: string, detail: string }) }),
  Indicator: closed({
    id: string, number: string, names: bilingual, unit: string, measure: string, formula: bilingual, calculation: { type: 'object', description: 'The formula as data', properties: { kind: string }, required: ['kind'] },
    base: { anyOf: [bilingual, { type: 'null' }] }, dimensions: list(string), cubes: list(list(string)), breakdown: list(string), columns: list(string), additive: { type: 'boolean' },
    sensitivity: { enum: ['P', 'R', 'S', 'X'] }, caveats: list(bilingual),
  }),
  IndicatorList: list({ $ref: '#/components/schemas/Indicator' }),
  IndicatorRow: row,
  IndicatorAnswer: closed({ ...answerParts, rows: list({ $ref: '#/components/schemas/IndicatorRow' }) }),
  Point: closed({
    type: { const: 'Feature' }, id: string,
    geometry: pointGeometry,
    properties: closed({
      code: string, names: bilingual, type: string, class: { enum: ['border', 'internal', 'community'] }, confirmed: { type: 'boolean' }, province: string, district: string,
      corridor: { type: ['string', 'null'] }, openedOn: { type: 'string', format: 'date' }, closedOn: { type: ['string', 'null'], format: 'date' },
    }),
  }),
  Release: closed({
    release: count, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' }, title: bilingual, publishedAt: { type: 'string', format: 'date-time' },
    asOf: { type: 'string', format: 'date-time' }, measures: list(string), cells: count, sha256: string,
  }),
  ReleaseList: closed({ releases: list({ $ref: '#/components/schemas/Release' }) }),
  ReleaseCells: closed({
    cells: list(closed({ cell: string, measure: string, period: string, dimensions: { type: 'object', additionalProperties: string }, value: { type: ['integer', 'null'], minimum: 0 }, confStatus: { enum: ['F', 'C'] } })),
    next: { type: ['string', 'null'] },
  }),
  PointCollection: closed({ type: { const: 'FeatureCollection' }, features: list({ $ref: '#/components/schemas/Point' }) }),
  FlowLines: closed({
    ...answerParts, type: { const: 'FeatureCollection' },
    features: list(closed({
      type: { const: 'Feature' }, geometry: nullable(closed({ type: { const: 'LineString' }, coordinates: list(list({ type: 'number' })) })),
      properties: { type: 'object', description: 'The cell of the matrix, the codes of its ends, and whether both ends are exactly known', properties: { from: { type: ['string', 'null'] }, to: { type: ['string', 'null'] }, exact: { type: ['boolean', 'null'] } }, required: ['from', 'to', 'exact'] },
    })),
  }),
  Link: closed({ href: string, rel: string, type: string, title: string }, 'title'),
  OgcLanding: closed({ title: string, description: string, links: list(link) }),
  OgcConformance: closed({ conformsTo: list(string) }),
  OgcCollection: closed({ id: string, title: string, description: string, itemType: { const: 'feature' }, crs: list(string), extent: { type: 'object' }, links: list(link) }),
  OgcCollections: closed({ links: list(link), collections: list({ $ref: '#/components/schemas/OgcCollection' }) }),
  OgcFeature: closed({ type: { const: 'Feature' }, id: string, geometry: nullable(pointGeometry), properties: { type: 'object' } }),
  OgcItems: closed({ type: { const: 'FeatureCollection' }, numberReturned: count, features: list({ $ref: '#/components/schemas/OgcFeature' }), links: list(link) }),
  ODataService: closed({ '@odata.context': string, 'value': list(closed({ name: string, kind: { const: 'EntitySet' }, url: string, title: string })) }),
  ODataRows: closed({ '@odata.context': string, '@odata.count': count, 'value': list({ type: 'object' }), '@odata.nextLink': string }, '@odata.count', '@odata.nextLink'),
} as const;
