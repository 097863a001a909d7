import { DERIVED_DIMENSIONS, DIMENSIONS, type DerivedDimensionName, type DimensionName } from '@fm/contracts/indicators';
import { UNKNOWN } from '@fm/contracts/vocabulary';

/** What may stand in `by` or filter rows: what cells carry, and what derives from the point or the day. */
export type QueryDimension = DimensionName | DerivedDimensionName;

/** Codes of derived dimensions; null: an open list. `weekday` is ISO 8601: 1 is Monday, 7 is Sunday. `round` is `none` where a point was in none. */
const DERIVED_CODES = {
  province: null,
  district: null,
  pointClass: ['border', 'internal', 'community', UNKNOWN],
  counting: ['yes', 'no', UNKNOWN],
  weekday: ['1', '2', '3', '4', '5', '6', '7'],
  round: null,
} as const satisfies Record<DerivedDimensionName, readonly string[] | null>;

const isCarried = (name: string): name is DimensionName => Object.hasOwn(DIMENSIONS, name);
const isDerived = (name: string): name is DerivedDimensionName => Object.hasOwn(DERIVED_DIMENSIONS, name);
export const isQueryDimension = (name: string): name is QueryDimension => isCarried(name) || isDerived(name);

export const QUERY_DIMENSIONS: readonly QueryDimension[] = [...Object.keys(DIMENSIONS), ...Object.keys(DERIVED_DIMENSIONS)].filter(isQueryDimension);

/** The codes that a dimension takes, or null where the list is open. */
export function codesOf(name: QueryDimension): readonly string[] | null {
  return isCarried(name) ? DIMENSIONS[name].codes : DERIVED_CODES[name];
}

/** The dimension that a cube must carry for this one to be had; null: any cube, since the day is in all. */
export function carrierOf(name: QueryDimension): DimensionName | null {
  if (isCarried(name)) return name;
  return name === 'weekday' ? null : 'fmp';
}

/** True for dimensions under which a record may fall several times, so that their rows are no sum. */
export function isMultiChoice(name: QueryDimension): boolean {
  return isCarried(name) && DIMENSIONS[name].multiChoice;
}

/** True for the point, the day and what follows from them: what hours and days of points are known by. */
export function isOfPointOrDay(name: QueryDimension): boolean {
  return carrierOf(name) === null || carrierOf(name) === 'fmp';
}

/** True for what every record has exactly one of: the point, its direction, the day and what follows from them. */
export function isOfWholeRecord(name: QueryDimension): boolean {
  return isOfPointOrDay(name) || name === 'direction';
}
