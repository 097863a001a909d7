import { multiChoiceOf, type Cube, type CubeDimension, type Indicator } from '@fm/contracts/indicators';
import { carrierOf, type QueryDimension } from './query-dimension.js';

/** The smallest of an indicator's cubes that carries everything asked for; of equally small ones the first in the catalogue. */
export function cubeCarrying({ cubes, calculation }: Indicator, asked: readonly QueryDimension[]): Cube | null {
  if (calculation.kind === 'snapshot') return marginOf(cubes, [...asked.filter((name) => name !== 'round'), ...Object.keys(calculation.where)]);
  const needed = asked.map(carrierOf).filter((name) => name !== null);
  const fitting = cubes.filter((cube) => needed.every((name) => cube.dimensions.includes(name)));
  return fitting.toSorted((a, b) => a.dimensions.length - b.dimensions.length)[0] ?? null;
}

/** Of a snapshot the very margin, since nobody may sum a wider one. */
function marginOf(cubes: readonly Cube[], asked: readonly string[]): Cube | null {
  return cubes.find(({ dimensions }) => dimensions.length === asked.length && dimensions.every((name) => asked.includes(name))) ?? null;
}

const SEVERAL_CELLS_A_RECORD: readonly CubeDimension[] = ['nationality', 'sex', 'reason', 'vulnerability', 'anyVulnerability'];

/**
 * True where a record may lie in several cells of the cube (a group of two nationalities, several reasons): its records are then not
 * summed over the cells but taken from {fmp, direction}.
 */
export function spreadsRecords(cube: Cube): boolean {
  return multiChoiceOf(cube) !== undefined || cube.dimensions.some((name) => SEVERAL_CELLS_A_RECORD.includes(name));
}

/** True for the cube of whole records, the only one in which held ones are counted. */
export function countsHeld(cube: Cube): boolean {
  return cube.dimensions.length === 2 && cube.dimensions.includes('fmp') && cube.dimensions.includes('direction');
}
