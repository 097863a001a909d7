import { GEOJSON } from './ogc/collections.js';
import { EXAMPLE_DAYS, json, parameter, reading, told } from './openapi-parts.js';

const ID = parameter('id', 'path', { description: 'points, or a table of figures by point and day', example: 'movements' });
const text = (name: string, description: string, example?: string): object => parameter(name, 'query', { description, ...(example === undefined ? {} : { example }) });

/** OGC API - Features, part 1. */
export const OGC_PATHS = {
  '/ogc': reading({ id: 'ogcLanding', summary: 'OGC API - Features: landing page', ok: json('OgcLanding') }),
  '/ogc/conformance': reading({ id: 'ogcConformance', summary: 'What of the standard is kept', ok: json('OgcConformance') }),
  '/ogc/collections': reading({ id: 'ogcCollections', summary: 'The collections open to you', ok: json('OgcCollections') }),
  '/ogc/collections/{id}': reading({ id: 'ogcCollection', summary: 'One collection', ok: json('OgcCollection'), parameters: [ID] }),
  '/ogc/collections/{id}/items': reading({
    id: 'ogcItems', summary: 'Features: points, or figures at their points', ok: told(GEOJSON, 'OgcItems'),
    description: 'Every dimension of the collection filters (fmp=, direction=, province= …). "next" goes on after the last feature told, whatever comes or goes meanwhile.',
    parameters: [
      ID, text('bbox', 'west,south,east,north in degrees', '101,20,103,22'), text('datetime', 'A day or instant, or two with "/" between; ".." for an open end', `${EXAMPLE_DAYS.from}/${EXAMPLE_DAYS.to}`),
      parameter('limit', 'query', { description: 'Features at once, at most 10,000', example: 10, schema: { type: 'integer', minimum: 1, default: 100 } }), text('cursor', 'From the link "next"'),
      text('fmp', 'Codes of points'), text('direction', 'inflow, outflow, transit, internal, undefined', 'inflow'), text('province', 'Codes of provinces'), text('district', 'Codes of districts'),
    ],
  }),
  '/ogc/collections/{id}/items/{featureId}': reading({ id: 'ogcItem', summary: 'One feature', ok: told(GEOJSON, 'OgcFeature'), parameters: [parameter('id', 'path', { description: 'A collection', example: 'points' }), parameter('featureId', 'path', { description: 'As its id says', example: 'LAO-LA0301-01' })] }),
};
