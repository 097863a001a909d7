import { NearestPlace } from '../geometry/nearest-place.js';
import { LAO_TOWNS } from './lao-towns.js';

const TOWNS = new NearestPlace(LAO_TOWNS.map(([name, lat, lon, adm1]) => ({ name, lat, lon, adm1 })));

/** Province of the nearest town: right in most places and wrong near many a provincial border. */
export function provinceOfNearestTown(lat: number, lon: number): string | null {
  return TOWNS.to({ lat, lon })?.place.adm1 ?? null;
}
