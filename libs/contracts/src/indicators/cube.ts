import { DIMENSIONS, type DimensionName } from './dimensions.js';

/** A set of dimensions that may be crossed, by day. */
export interface Cube {
  readonly name: string;
  readonly dimensions: readonly DimensionName[];
}

export function defineCube(...dimensions: DimensionName[]): Cube {
  return { name: dimensions.join('.'), dimensions };
}

/** The cell's codes in the order of the cube's dimensions, joined by `|`, which no code contains. */
export function cubeKeyOf(cube: Cube, codes: Readonly<Partial<Record<DimensionName, string>>>): string {
  return cube.dimensions.map((dimension) => codes[dimension] ?? 'unknown').join('|');
}

/** The multi-choice dimension of a cube, if it has one. */
export function multiChoiceOf(cube: Cube): DimensionName | undefined {
  return cube.dimensions.find((dimension) => DIMENSIONS[dimension].multiChoice);
}
