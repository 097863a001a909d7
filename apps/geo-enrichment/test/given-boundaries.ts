import type { BoundaryContent, MappedArea } from '../src/domain/boundaries/mapped-area.js';
import type { NewBoundarySet } from '../src/store/boundary-set.repository.js';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Around Boten, and the district west of it. */
export const EAST: Box = [101.6, 21.1, 101.75, 21.3];
export const WEST: Box = [101.4, 21.1, 101.6, 21.3];

export function district(adm2: string, box: Box): MappedArea {
  return { code: adm2, level: 2, country: 'LAO', adm1: adm2.slice(0, 4), adm2, name: adm2, polygons: [[ringOf(box)]] };
}

export function country(iso3: string, box: Box): MappedArea {
  return { code: iso3, level: 0, country: iso3, adm1: null, adm2: null, name: iso3, polygons: [[ringOf(box)]] };
}

export function ringOf([west, south, east, north]: Box): Float64Array {
  return Float64Array.of(west, south, east, south, east, north, west, north, west, south);
}

/** A set of these areas, as an import makes it. */
export function boundarySet(sha256: string, content: BoundaryContent, changes: Partial<NewBoundarySet> = {}): NewBoundarySet {
  return { name: sha256, source: 'made for this test', licence: 'none', sha256, validFrom: null, approximate: false, toleranceM: 500, counts: { home: content.home.length, abroad: content.abroad.length, corners: 0 }, content, ...changes };
}
