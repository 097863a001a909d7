import { defineCube, type Cube } from './cube.js';
import type { DimensionName } from './dimensions.js';

const cube = (...dimensions: DimensionName[]): Cube<DimensionName> => defineCube(...dimensions);

/** Movements by day; nationality and sex/age are separate margins of a group and are never crossed. */
export const MOVEMENT_TOTAL = cube('fmp', 'direction');
export const MOVEMENT_CUBES = {
  total: MOVEMENT_TOTAL,
  nationality: cube('fmp', 'direction', 'nationality'),
  sexAge: cube('fmp', 'direction', 'sex', 'age'),
  transport: cube('fmp', 'direction', 'transport', 'movementType'),
  reason: cube('fmp', 'direction', 'reason'),
  hour: cube('fmp', 'direction', 'hour'),
  originDestination: cube('fmp', 'direction', 'depCountry', 'depProvince', 'destCountry', 'destProvince'),
  vulnerability: cube('fmp', 'direction', 'vulnerability'),
} as const;

const { total, nationality, sexAge, transport, hour, originDestination } = MOVEMENT_CUBES;

/** Cubes in which a record lies in exactly one cell, so that records can be counted in them. */
export const WHOLE_RECORD_CUBES: readonly Cube[] = [total, transport, hour, originDestination];
/** Cubes that sum to the total, `unknown` included. */
export const SINGLE_CHOICE_CUBES: readonly Cube[] = [total, nationality, sexAge, transport, hour, originDestination];
