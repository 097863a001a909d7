/**
 * What a measured position says. `inside`: in one area beyond doubt; `border`: within its own accuracy of a line, so that two areas come
 * into question; `near`: outside the country but nearer than the lines are exact; `elsewhere`: in another country; `none`: not measured;
 * `swapped`: latitude and longitude exchanged; `zero`: where phones are that do not know.
 */
export const PLACE_CLASSES = ['inside', 'border', 'near', 'elsewhere', 'none', 'swapped', 'zero'] as const;
export type PlaceClass = (typeof PLACE_CLASSES)[number];

export interface AreaCodes {
  /** ISO 3166-1 alpha-3; null where no area of the boundary set covers the place. */
  readonly country: string | null;
  readonly adm1: string | null;
  readonly adm2: string | null;
}

/** The check of a place of interview by the measured position: codes and a rounded distance, never the position itself. */
export interface MeasuredCheck extends AreaCodes {
  readonly class: PlaceClass;
  /** By the lines of a boundary set, the province by the nearest town, or not at all. */
  readonly method: 'polygon' | 'nearest-town' | 'none';
  /** The area on the other side of a line that is too near to tell; null where there is none. */
  readonly other: AreaCodes | null;
  /** Metres to the declared point, rounded up to whole hundreds: a finer one would give the position away. Null where one of the two is not known. */
  readonly distanceM: number | null;
  /** Id of the boundary set that answered, 0 for what ships; null where none was asked. */
  readonly boundarySet: number | null;
}
