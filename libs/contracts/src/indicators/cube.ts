import { DIMENSIONS, type CubeDimension, type DimensionName } from './dimensions.js';

/** A set of dimensions that may be crossed. */
export interface Cube<D extends CubeDimension = CubeDimension> {
  readonly name: string;
  readonly dimensions: readonly D[];
}

/** The name of a cube without dimensions: one cell a period. */
const WITHOUT_DIMENSIONS = 'all';

export function defineCube<D extends CubeDimension>(...dimensions: D[]): Cube<D> {
  return { name: dimensions.length === 0 ? WITHOUT_DIMENSIONS : dimensions.join('.'), dimensions };
}

/** The cell's codes in the order of the cube's dimensions, joined by `|`, which no code contains. */
export function cubeKeyOf(cube: Cube, codes: Readonly<Partial<Record<CubeDimension, string>>>): string {
  return cube.dimensions.map((dimension) => codes[dimension] ?? 'unknown').join('|');
}

/** The multi-choice dimension of a cube, if it has one. */
export function multiChoiceOf(cube: Cube): DimensionName | undefined {
  return cube.dimensions.find((dimension): dimension is DimensionName => dimension !== 'province' && DIMENSIONS[dimension].multiChoice);
}
