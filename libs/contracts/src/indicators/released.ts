import type { DimensionName } from './dimensions.js';
import type { MOVEMENT_CUBES } from './movements.js';

/** What a released cell may be cut by. */
export type ReleasedDimension = DimensionName | 'province' | 'district';

/** A hierarchy, coarse to fine: a cell names the first so many of it and is summed over the rest. */
export type Axis = readonly ReleasedDimension[];

const PLACE: Axis = ['province', 'district', 'fmp'];
const DIRECTION: Axis = ['direction'];

/** How one cube is published: the axes of its breakdown, beside place, direction and time. */
export interface ReleaseCube {
  readonly axes: readonly Axis[];
  /** Totals are published by day; a breakdown of a day is nearly all small cells, so that it is published by month and longer. */
  readonly finest: 'day' | 'month';
  /** Several answers a record: its codes do not sum to anything, they stand under their base. */
  readonly overlapping: boolean;
  /** A record may lie in several cells, so that the number of its records is not summed over the codes. */
  readonly spreads: boolean;
  /** A cell names so many dimensions of the breakdown at most: finer crossings would be hidden nearly everywhere. */
  readonly deepest: number;
}

/** A pair of countries, or a country with its province: not the province of both ends at once. */
const DEEPEST = 2;

const single = (...axes: Axis[]): ReleaseCube => ({ axes, finest: 'month', overlapping: false, spreads: false, deepest: DEEPEST });
const overlapping = (axis: Axis): ReleaseCube => ({ axes: [axis], finest: 'month', overlapping: true, spreads: true, deepest: DEEPEST });

export const RELEASE_CUBES: Readonly<Record<keyof typeof MOVEMENT_CUBES, ReleaseCube>> = {
  total: { axes: [], finest: 'day', overlapping: false, spreads: false, deepest: 0 },
  nationality: { ...single(['nationality']), spreads: true },
  sexAge: { ...single(['sex'], ['age']), spreads: true },
  transport: single(['transport'], ['movementType']),
  reason: overlapping(['reason']),
  hour: single(['hour']),
  originDestination: single(['depCountry', 'depProvince'], ['destCountry', 'destProvince']),
  vulnerability: overlapping(['vulnerability']),
};

/** Every axis, in the order in which a cell's name has its dimensions. */
export const RELEASE_AXES: readonly Axis[] = [PLACE, DIRECTION, ...Object.values(RELEASE_CUBES).flatMap((cube) => cube.axes)];

/** The dimensions under which several answers of a record stand. */
export const OVERLAPPING_DIMENSIONS: ReadonlySet<string> = new Set(Object.values(RELEASE_CUBES).filter((cube) => cube.overlapping).flatMap((cube) => cube.axes.flat()));
