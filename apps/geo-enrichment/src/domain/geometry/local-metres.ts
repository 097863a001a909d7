/** WGS 84: equatorial radius in metres and squared eccentricity. */
const EQUATOR_M = 6_378_137;
const E2 = 0.006_694_379_990_141_316;
const RAD = Math.PI / 180;

/** Metres in a degree at a latitude. */
export interface LocalScale {
  readonly perLon: number;
  readonly perLat: number;
}

/**
 * Metres in a degree of longitude and of latitude on the WGS 84 ellipsoid, from its radii of curvature. A plane with this scale is right to
 * some centimetres within two kilometres of the latitude, to 0.5 % within a hundred.
 */
export function localScale(lat: number): LocalScale {
  const sin = Math.sin(lat * RAD);
  const w2 = 1 - E2 * sin * sin;
  const normal = EQUATOR_M / Math.sqrt(w2);
  return { perLon: normal * Math.cos(lat * RAD) * RAD, perLat: ((normal * (1 - E2)) / w2) * RAD };
}
