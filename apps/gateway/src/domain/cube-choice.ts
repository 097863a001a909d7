import { multiChoiceOf, type Cube, type DimensionName, type Indicator } from '@fm/contracts/indicators';
import { Problem } from '@fm/problems';
import { NO_CUBE } from '../gateway.problems.js';
import { carrierOf, type QueryDimension } from './query-dimension.js';

/**
 * The smallest cube that carries everything asked for; of equally small ones the first in the catalogue.
 * @throws Problem 400 that names the indicator's cubes
 */
export function cubeFor(indicator: Indicator, asked: readonly QueryDimension[]): Cube {
  const needed = asked.map(carrierOf).filter((name) => name !== null);
  const fitting = indicator.cubes.filter((cube) => needed.every((name) => cube.dimensions.includes(name)));
  const [smallest] = fitting.toSorted((a, b) => a.dimensions.length - b.dimensions.length);
  if (smallest) return smallest;
  const cubes = indicator.cubes.map((cube) => `{${cube.dimensions.join(', ')}}`).join(', ');
  throw new Problem(NO_CUBE, {
    en: `"by" and filters (${asked.join(', ')}) must fit within one of: ${cubes}. province, district and pointClass go with fmp, weekday with all. Ask two questions instead of one.`,
    lo: `"by" ແລະ ຕົວກອງ (${asked.join(', ')}) ຕ້ອງຢູ່ໃນຊຸດດຽວກັນ: ${cubes}. ໃຫ້ແຍກເປັນສອງຄຳຖາມ.`,
  });
}

const SEVERAL_CELLS_A_RECORD: readonly DimensionName[] = ['nationality', 'sex', 'reason', 'vulnerability'];

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
