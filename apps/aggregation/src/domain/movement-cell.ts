import { MOVEMENT_CUBES, type DimensionName } from '@fm/contracts/indicators';
import { isPointCode, UNKNOWN } from '@fm/contracts/vocabulary';

export type MovementCubeName = keyof typeof MOVEMENT_CUBES;

/** Every cube of movements begins with these two; the rest of its key is what a part carries. */
const PLACE_DIMENSIONS = 2;
const SEPARATOR = '|';

/** A point as a record states it: `unknown` for what is null or cannot be the code of a point. */
export function pointStated(code: string | null): string {
  return code !== null && isPointCode(code) ? code : UNKNOWN;
}

/** A code of a checked record: `unknown` where there is none, or where it would break the key apart. */
export function codeOr(code: string | null | undefined): string {
  return code === null || code === undefined || code.includes(SEPARATOR) ? UNKNOWN : code;
}

/** The codes after `fmp|direction`, in the order of the cube's dimensions; empty for the total. */
export function restOf(cube: MovementCubeName, codes: Readonly<Partial<Record<DimensionName, string>>>): string {
  return MOVEMENT_CUBES[cube].dimensions.slice(PLACE_DIMENSIONS).map((dimension) => codeOr(codes[dimension])).join(SEPARATOR);
}

/** The key as the catalogue makes it (`cubeKeyOf`). */
export function cellKeyOf(point: string, direction: string, rest: string): string {
  const place = `${point}${SEPARATOR}${direction}`;
  return rest === '' ? place : `${place}${SEPARATOR}${rest}`;
}

/** Dimension by dimension, what a cube key says. */
export function codesIn(cube: MovementCubeName, cubeKey: string): Record<string, string> {
  const codes = cubeKey.split(SEPARATOR);
  return Object.fromEntries(MOVEMENT_CUBES[cube].dimensions.map((dimension, index) => [dimension, codes[index] ?? UNKNOWN]));
}

/** A cube key taken apart again; null where it does not have as many codes as the cube has dimensions. */
export function partsOfKey(cube: MovementCubeName, cubeKey: string): { point: string; direction: string; rest: string } | null {
  const [point = '', direction = '', ...rest] = cubeKey.split(SEPARATOR);
  if (rest.length + PLACE_DIMENSIONS !== MOVEMENT_CUBES[cube].dimensions.length) return null;
  return { point, direction, rest: rest.join(SEPARATOR) };
}

const BY_CATALOGUE_NAME = new Map(Object.entries(MOVEMENT_CUBES).map(([name, cube]) => [cube.name, name as MovementCubeName]));

/** Our short name of a cube that goes by its dimensions elsewhere (`fmp.direction.hour` is `hour`). */
export const movementCubeNamed = (catalogueName: string): MovementCubeName | undefined => BY_CATALOGUE_NAME.get(catalogueName);

/** The point of any cube's key. */
export const pointOfKey = (cubeKey: string): string => cubeKey.slice(0, cubeKey.indexOf(SEPARATOR));
