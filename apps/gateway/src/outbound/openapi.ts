import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { codesOf, INTERVALS, QUERY_DIMENSIONS } from '@fm/indicators';
import { MEDIA_TYPES } from '../domain/answer-format.js';
import { API_PREFIX, FORWARD_TABLE } from '../domain/forward-table.js';
import { formatPaths } from './openapi-formats.js';
import { ODATA_PATHS } from './openapi-odata.js';
import { OGC_PATHS } from './openapi-ogc.js';
import { RELEASE_PATHS } from './openapi-releases.js';
import { EXAMPLE_DAYS, json, NOT_MODIFIED, PROBLEM, PUBLIC } from './openapi-parts.js';
import { ownPaths } from './openapi-own-paths.js';
import { SCHEMAS } from './openapi-schemas.js';


/** The API in OpenAPI 3.1, made from the catalogue, the list of dimensions and the forward table, so that it cannot say something else than they do. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Passage', version: '1', description: 'Flow monitoring figures. Without a key: what has been released. With a key: the current figures, as far as its role goes.' },
    servers: [{ url: '/' }],
    paths: { ...figurePaths(), ...formatPaths(queryParameters()), ...OGC_PATHS, ...ODATA_PATHS, ...ownPaths(), ...forwardedPaths() },
    components: { schemas: SCHEMAS, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
}

function figurePaths(): object {
  return {
    [`${API_PREFIX}indicators`]: { get: { operationId: 'listIndicators', summary: 'The catalogue of indicators', security: PUBLIC, responses: { 200: json('IndicatorList'), default: PROBLEM } } },
    [`${API_PREFIX}indicators/{id}`]: {
      get: {
        operationId: 'getIndicator', summary: 'One indicator over a span of days', security: PUBLIC,
        parameters: [
          { name: 'id', in: 'path', required: true, example: 'movements', schema: { type: 'string', enum: INDICATOR_CATALOGUE.map((indicator) => indicator.id) } },
          ...queryParameters(),
        ],
        responses: { 200: { description: 'OK; by Accept also as text/csv or as a workbook', content: { 'application/json': { schema: { $ref: '#/components/schemas/IndicatorAnswer' } }, 'text/csv': {}, [MEDIA_TYPES.xlsx]: {} } }, 304: NOT_MODIFIED, default: PROBLEM },
      },
    },
    [`${API_PREFIX}points`]: {
      get: {
        operationId: 'listPoints', summary: 'The flow monitoring points', security: PUBLIC,
        responses: { 200: { description: 'OK', content: { 'application/geo+json': { schema: { $ref: '#/components/schemas/PointCollection' } } } }, default: PROBLEM },
      },
    },
    ...RELEASE_PATHS,
    [`${API_PREFIX}openapi.json`]: { get: { operationId: 'describe', summary: 'This description', security: PUBLIC, responses: { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } } } },
  };
}

function queryParameters(): object[] {
  const day = { type: 'string', format: 'date' };
  const list = (codes: readonly string[] | null): object => ({ type: 'array', items: codes ? { type: 'string', enum: codes } : { type: 'string' } });
  return [
    { name: 'from', in: 'query', description: 'First local day (Asia/Vientiane), inclusive; 29 days before "to" where it is left out', example: EXAMPLE_DAYS.from, schema: day },
    { name: 'to', in: 'query', description: 'Last local day, inclusive; today where it is left out', example: EXAMPLE_DAYS.to, schema: day },
    { name: 'interval', in: 'query', description: 'day where it is left out; month for survey and protection figures, which come in whole months, quarters and years', schema: { type: 'string', enum: INTERVALS } },
    { name: 'asOf', in: 'query', description: 'Movements, and what is made of them alone, as they were known at an instant; live figures only', schema: { type: 'string', format: 'date-time' } },
    { name: 'lang', in: 'query', description: 'Answers carry both languages; files use this one', schema: { type: 'string', enum: ['en', 'lo'] } },
    { name: 'by', in: 'query', description: 'Dimensions of the rows; with the filters they must fit within one cube of the indicator', style: 'form', explode: false, schema: list(QUERY_DIMENSIONS) },
    ...QUERY_DIMENSIONS.map((name) => ({ name, in: 'query', description: describing(name), style: 'form', explode: false, schema: list(codesOf(name)) })),
  ];
}

function describing(name: string): string {
  return name === 'weekday' ? 'Only these days of the week: 1 is Monday, 7 is Sunday (ISO 8601)' : `Only these codes of ${name}`;
}

/** What the owners answer is theirs to describe; here stand the methods and who may use them. */
function forwardedPaths(): object {
  const entries = FORWARD_TABLE.filter(({ onlyCommands }) => !onlyCommands).flatMap(({ resource, owner, roles, onlyBelow }) => {
    const operations = (path: string): object => Object.fromEntries(Object.entries(roles).map(([method, allowed]) => [method.toLowerCase(), {
      operationId: `${method.toLowerCase()}_${resource.replace('/', '_')}${path}`, summary: `Forwarded to ${owner}`, description: `Roles: ${allowed.join(', ')}`, security: [{ key: [] }],
      responses: { 200: { description: `As ${owner} answers` }, default: PROBLEM },
    }]));
    const below = { ...operations('_below'), parameters: [{ name: 'path', in: 'path', required: true, description: 'One segment or more', schema: { type: 'string' } }] };
    return [...(onlyBelow ? [] : [[API_PREFIX + resource, operations('')]]), [`${API_PREFIX}${resource}/{path}`, below]];
  });
  return Object.fromEntries(entries) as object;
}
