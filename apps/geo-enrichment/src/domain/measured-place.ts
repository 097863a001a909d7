import { LAOS, type AreaCodes, type MeasuredCheck, type MeasuredPosition, type PlaceClass } from '@fm/contracts/vocabulary';
import type { Boundaries } from './boundaries/boundaries.js';
import type { MappedArea } from './boundaries/mapped-area.js';
import { provinceOfNearestTown } from './boundaries/nearest-town.js';

/** The check without the distance to a point, which is not the boundaries' to say. */
export type MeasuredPlace = Omit<MeasuredCheck, 'distanceM'>;

const NOWHERE: AreaCodes = { country: null, adm1: null, adm2: null };
/** Phones that do not know say 0, 0, or a trifle beside it. */
const ZERO_DEG = 0.01;
/** More than the arithmetic of distances is off by: what lies on a line is on it. */
const LEAST_DOUBT_M = 0.001;
/** What is farther from a line is not doubtful, however poor the fix: it is of no use then. */
const WIDEST_DOUBT_M = 2_000;
/** Between the countries of different sources lie strips that belong to none. */
const WIDEST_STRIP_M = 6_000;

/** Latitudes and longitudes in and around Laos do not overlap, so that an exchange of the two is certain to be seen. */
const LATS = { least: 13.9, most: 22.6 };
const LONS = { least: 100, most: 107.8 };
const among = (value: number, { least, most }: typeof LATS): boolean => value >= least && value <= most;

/** Where a position lies, by a boundary set: a pure function of the two. */
export function measuredPlace(position: MeasuredPosition | null, boundaries: Boundaries): MeasuredPlace {
  const without = (kind: PlaceClass): MeasuredPlace => ({ class: kind, ...NOWHERE, method: 'none', other: null, boundarySet: null });
  if (!position || !Number.isFinite(position.lat) || !Number.isFinite(position.lon)) return without('none');
  const { lat, lon } = position;
  if (Math.abs(lat) < ZERO_DEG && Math.abs(lon) < ZERO_DEG) return without('zero');
  if (Math.abs(lat) > 90 || (among(lat, LONS) && among(lon, LATS))) return without('swapped');
  return { ...placed({ lat, lon, doubtM: Math.min(Math.max(position.accuracyM ?? 0, LEAST_DOUBT_M), WIDEST_DOUBT_M) }, boundaries), boundarySet: boundaries.facts.id };
}

interface Measured {
  readonly lat: number;
  readonly lon: number;
  readonly doubtM: number;
}

type Placed = Omit<MeasuredPlace, 'boundarySet'>;

function placed(at: Measured, boundaries: Boundaries): Placed {
  const own = boundaries.home.at(at.lon, at.lat);
  return own ? atHome(own, at, boundaries) : outside(at, boundaries);
}

/** Doubtful where a line is within the accuracy: to the nearest other district, or to whatever lies behind the border. */
function atHome(own: MappedArea, { lat, lon, doubtM }: Measured, boundaries: Boundaries): Placed {
  const lines = boundaries.home.near(lon, lat, doubtM);
  const inside = { ...codesOf(own, lat, lon), method: methodOf(own) };
  if (lines.length === 0) return { class: 'inside', ...inside, other: null };
  const neighbour = lines.find(({ area }) => area.code !== own.code)?.area;
  return { class: 'border', ...inside, other: neighbour ? codesOf(neighbour, lat, lon) : abroadCodes(lon, lat, boundaries) };
}

function outside({ lat, lon, doubtM }: Measured, boundaries: Boundaries): Placed {
  const { toleranceM } = boundaries.facts;
  const [nearest] = boundaries.home.near(lon, lat, Math.max(toleranceM, Math.min(2 * doubtM, WIDEST_DOUBT_M)));
  const abroad = abroadCodes(lon, lat, boundaries);
  if (!nearest) return { class: 'elsewhere', ...abroad, method: abroad.country === null ? 'none' : 'polygon', other: null };
  return { class: nearest.metres <= doubtM ? 'border' : 'near', ...codesOf(nearest.area, lat, lon), method: methodOf(nearest.area), other: abroad };
}

function abroadCodes(lon: number, lat: number, { abroad }: Boundaries): AreaCodes {
  const covering = abroad.at(lon, lat) ?? abroad.near(lon, lat, WIDEST_STRIP_M)[0]?.area;
  return covering ? { country: covering.country, adm1: covering.adm1, adm2: null } : NOWHERE;
}

/** Where a set has the country only, the nearest town tells the province. */
function codesOf({ level, country, adm1, adm2 }: MappedArea, lat: number, lon: number): AreaCodes {
  return { country, adm1: level === 0 && country === LAOS ? provinceOfNearestTown(lat, lon) : adm1, adm2 };
}

function methodOf({ level }: MappedArea): 'polygon' | 'nearest-town' {
  return level === 0 ? 'nearest-town' : 'polygon';
}
