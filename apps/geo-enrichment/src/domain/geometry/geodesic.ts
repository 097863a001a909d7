import geographiclib from 'geographiclib-geodesic';

/** A place in degrees, WGS 84. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

const { Geodesic } = geographiclib;

/** Metres along the shortest line on the WGS 84 ellipsoid (Karney 2013, to nanometres). */
export function geodesicMetres(a: LatLon, b: LatLon): number {
  return Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE).s12 ?? Number.NaN;
}
