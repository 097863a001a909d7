import type { DrawnPlace } from '../domain/drawn-places.js';

/** Places as GeoJSON points (RFC 7946). */
export function placesGeoJson(places: readonly DrawnPlace[]): object {
  return { type: 'FeatureCollection', features: places.map(({ code, kind, lat, lon, exact }) => ({ type: 'Feature', id: code, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { code, kind, exact } })) };
}

/** Pairs as straight lines from origin to destination; those that cannot be drawn are in `missing`. */
export function linesGeoJson(pairs: readonly (readonly [from: string, to: string])[], places: readonly DrawnPlace[]): object {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const drawn = pairs.map(([from, to]) => ({ from, to, ends: [byCode.get(from), byCode.get(to)] as const }));
  const features = drawn.flatMap(({ from, to, ends: [start, end] }) => (start && end
    ? [{ type: 'Feature', id: `${from}~${to}`, geometry: { type: 'LineString', coordinates: [[start.lon, start.lat], [end.lon, end.lat]] }, properties: { from, to, exact: start.exact && end.exact } }]
    : []));
  return { type: 'FeatureCollection', features, missing: drawn.filter(({ ends: [start, end] }) => !start || !end).map(({ from, to }) => ({ from, to })) };
}
