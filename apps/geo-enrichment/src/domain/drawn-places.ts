import type { Boundaries } from './boundaries/boundaries.js';
import { interiorPoint } from './boundaries/interior-point.js';
import { LAO_TOWNS } from './boundaries/lao-towns.js';
import type { MappedArea } from './boundaries/mapped-area.js';
import type { LatLon } from './geometry/geodesic.js';
import { median } from './proposed-position.js';
import type { PointFacts } from './submission-state.js';

/** Something that a line on a map can begin or end at. */
export interface DrawnPlace extends LatLon {
  readonly code: string;
  readonly kind: 'point' | 'district' | 'province' | 'country';
  /** False where the place is only roughly right: a province between its towns, a point that nobody has confirmed. */
  readonly exact: boolean;
}

const KINDS = ['country', 'province', 'district'] as const;

/** A place for every code: inside the area, and inside the middle one where several make up a province or a country. */
export function drawnPlaces({ home, abroad, facts }: Boundaries, points: readonly PointFacts[]): readonly DrawnPlace[] {
  const areas = [...home.all, ...abroad.all];
  const known = new Map(areas.flatMap((area) => placeIn(area, !facts.approximate)).map((place) => [place.code, place]));
  for (const code of new Set(areas.flatMap(({ adm1, country }) => (adm1 === null ? [country] : [adm1, country])))) {
    if (known.has(code)) continue;
    const middle = middleOf(areas.filter(({ adm1, country }) => adm1 === code || country === code).flatMap((area) => placeIn(area, false)));
    if (middle) known.set(code, { ...middle, code, kind: areas.some(({ country }) => country === code) ? 'country' : 'province' });
  }
  for (const province of townProvinces()) if (!known.has(province.code)) known.set(province.code, province);
  const registered = points.map(({ code, lat, lon, confirmed }): DrawnPlace => ({ code, kind: 'point', lat, lon, exact: confirmed }));
  return [...known.values(), ...registered].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function placeIn({ code, level, country, polygons }: MappedArea, exact: boolean): DrawnPlace[] {
  const inside = interiorPoint(polygons);
  // A country of a set that has only its outline is known by its ISO code.
  return inside ? [{ code: level === 0 ? country : code, kind: KINDS[level], ...inside, exact }] : [];
}

/** Of places inside the parts of something larger the one in their middle: it lies in it for certain. */
function middleOf(inside: readonly DrawnPlace[]): DrawnPlace | undefined {
  const [lat, lon] = [median(inside.map((place) => place.lat)), median(inside.map((place) => place.lon))];
  const away = (place: LatLon): number => (place.lat - lat) ** 2 + (place.lon - lon) ** 2;
  return inside.toSorted((a, b) => away(a) - away(b))[0];
}

/** Where a set has no provinces they stand in the middle of their towns. */
function townProvinces(): DrawnPlace[] {
  const provinces = [...new Set(LAO_TOWNS.map(([, , , adm1]) => adm1))];
  return provinces.map((code) => {
    const towns = LAO_TOWNS.filter(([, , , adm1]) => adm1 === code);
    return { code, kind: 'province' as const, lat: median(towns.map(([, lat]) => lat)), lon: median(towns.map(([, , lon]) => lon)), exact: false };
  });
}
