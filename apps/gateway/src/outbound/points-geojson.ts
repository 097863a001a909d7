import type { MonitoringPoint } from '@fm/contracts/vocabulary';

/** The register as GeoJSON (RFC 7946): registered coordinates, longitude first, WGS 84; `confirmed` false: not yet checked on the ground. */
export function pointsGeoJson(points: readonly MonitoringPoint[]): object {
  return { type: 'FeatureCollection', features: points.map(featureOf) };
}

export function featureOf(point: MonitoringPoint): object {
  return {
    type: 'Feature',
    id: point.code,
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
    properties: {
      code: point.code, names: { en: point.names.en, lo: point.names.lo }, type: point.type, class: point.class, confirmed: point.confirmed,
      province: point.adm1, district: point.adm2, corridor: point.corridor ?? null, openedOn: point.openedOn, closedOn: point.closedOn ?? null,
    },
  };
}
