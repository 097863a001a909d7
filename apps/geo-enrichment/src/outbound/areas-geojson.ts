import type { BoundarySetFacts, MappedArea } from '../domain/boundaries/mapped-area.js';
import type { Ring } from '../domain/geometry/area-shape.js';

/** The areas of a set as GeoJSON (RFC 7946), with what its licence wants said. */
export function areasGeoJson(areas: readonly MappedArea[], { id, name, source, licence, approximate }: BoundarySetFacts): object {
  return { type: 'FeatureCollection', set: { id, name, source, licence, approximate }, features: areas.map(featureOf) };
}

function featureOf({ code, level, country, adm1, adm2, name, polygons }: MappedArea): object {
  const geometry = { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map(cornersOf)) };
  return { type: 'Feature', id: code, geometry, properties: { code, level, country, adm1, adm2, name } };
}

function cornersOf(ring: Ring): number[][] {
  return Array.from({ length: ring.length / 2 }, (_, k) => [...ring.subarray(2 * k, 2 * k + 2)]);
}
