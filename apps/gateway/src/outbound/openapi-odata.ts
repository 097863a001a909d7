import { EXAMPLE_DAYS, json, parameter, reading, told } from './openapi-parts.js';

const option = (name: string, description: string, example?: string | number | boolean): object => parameter(name, 'query', { description, ...(example === undefined ? {} : { example }) });
const SET = parameter('set', 'path', { description: 'As the service document lists them', example: 'movements' });
const INTERVAL = parameter('interval', 'path', { description: 'How long the periods are', example: 'month', schema: { type: 'string', enum: ['day', 'week', 'month', 'quarter', 'year'] } });
const FILTER = option('$filter', 'eq, ne, gt, ge, lt, le, in, and, or, not, parentheses', `direction eq 'inflow' and periodStart ge ${EXAMPLE_DAYS.from}`);
const OPTIONS = [
  FILTER, option('$select', 'Names of properties', 'period,fmp,value'), option('$orderby', 'Names, each with asc or desc', 'value desc'), option('$top', 'At most so many', 5), option('$skip', 'Not the first so many', 0),
  option('$count', 'true: the number of all that match stands beside them', true), option('$skiptoken', 'From "@odata.nextLink"'), option('$format', 'json'),
];
const ROWS = 'A table of a fixed grain: an indicator along one of its cubes, by one interval. Pages of 5,000; "Prefer: odata.maxpagesize" for smaller ones.';

/** OData 4.0, reading only. */
export const ODATA_PATHS = {
  '/odata': reading({ id: 'odataService', summary: 'OData by day: the sets open to you', ok: json('ODataService') }),
  '/odata/$metadata': reading({ id: 'odataMetadata', summary: 'OData by day: the model', ok: told('application/xml') }),
  '/odata/{set}': reading({ id: 'odataRows', summary: 'Figures by day', description: ROWS, ok: json('ODataRows'), parameters: [SET, ...OPTIONS] }),
  '/odata/{set}/$count': reading({ id: 'odataCount', summary: 'How many figures by day', ok: told('text/plain'), parameters: [SET, FILTER] }),
  '/odata/{interval}/{set}': reading({ id: 'odataRowsByInterval', summary: 'Figures by week, month, quarter or year', description: ROWS, ok: json('ODataRows'), parameters: [INTERVAL, SET, ...OPTIONS] }),
};
