import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { FORMATS, MEDIA_TYPES } from '../domain/answer-format.js';
import { API_PREFIX } from '../domain/forward-table.js';
import { json, parameter, reading, told } from './openapi-parts.js';

const FILES = FORMATS.filter((format) => format !== 'json');
const ABOUT = 'Columns are named as in the JSON; with "lang" the words stand beside each code. Rows are not limited: they are sent while they are read.';
const typeOf = (format: (typeof FILES)[number]): string => MEDIA_TYPES[format].split(';')[0] ?? '';

/** Files of indicators, and flows in every format. @param asked the parameters of an indicator's question */
export function formatPaths(asked: readonly object[]): object {
  const id = parameter('id', 'path', { description: 'An indicator', example: 'movements', schema: { type: 'string', enum: INDICATOR_CATALOGUE.map((indicator) => indicator.id) } });
  return Object.fromEntries([
    ...FILES.map((format) => [`${API_PREFIX}indicators/{id}.${format}`, reading({ id: `getIndicator_${format.replace('.', '_')}`, summary: `One indicator over a span of days, as ${format}`, description: ABOUT, ok: told(typeOf(format)), parameters: [id, ...asked] })]),
    [`${API_PREFIX}flows`, reading({ id: 'getFlows', summary: 'From where to where: the matrix of origins and destinations over the whole span', ok: json('IndicatorAnswer'), parameters: asked })],
    [`${API_PREFIX}flows.geojson`, reading({ id: 'getFlows_geojson', summary: 'The matrix as lines between places; no line where an end has no place', ok: told('application/geo+json', 'FlowLines'), parameters: asked })],
    ...FILES.map((format) => [`${API_PREFIX}flows.${format}`, reading({ id: `getFlows_${format.replace('.', '_')}`, summary: `The matrix as ${format}`, description: ABOUT, ok: told(typeOf(format)), parameters: asked })]),
  ]) as object;
}
