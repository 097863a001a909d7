import { type Axis, MOVEMENT_CUBES, RELEASE_CUBES, type ReleaseCube } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { MovementCubeName } from '../movement-cell.js';
import type { Dimensions } from './disclosure-cell.js';
import { grouped } from './grouped.js';

/** A live cell as a release takes it. */
export interface BaseRow {
  readonly cube: MovementCubeName;
  readonly fmp: string;
  readonly direction: string;
  /** The codes after point and direction, in the order of the cube. */
  readonly codes: readonly string[];
  readonly day: LocalDay;
  readonly value: number;
  readonly records: number;
}

/** What one point counted in one direction on one day, in every breakdown. It is released whole or not at all, so that breakdowns keep their sums. */
export interface BaseAtom {
  readonly key: string;
  readonly day: LocalDay;
  readonly fmp: string;
  readonly direction: string;
  readonly parts: readonly AtomPart[];
  readonly rows: readonly BaseRow[];
}

/** The atom's share in a cell of a breakdown; its dimensions are those beside place and direction. */
export interface AtomPart {
  readonly finest: 'day' | 'month';
  readonly dimensions: Dimensions;
  readonly value: number;
  readonly records: number;
}

const PLACE_DIMENSIONS = 2;

export const atomKeyOf = ({ day, fmp, direction }: Pick<BaseRow, 'day' | 'fmp' | 'direction'>): string => `${day}/${fmp}/${direction}`;

export function atomsOf(rows: readonly BaseRow[]): Map<string, BaseAtom> {
  return new Map([...grouped(rows, atomKeyOf)].flatMap(([key, group]) => group.slice(0, 1).map(({ day, fmp, direction }): [string, BaseAtom] => [key, { key, day, fmp, direction, parts: partsOf(group), rows: group }])));
}

function partsOf(rows: readonly BaseRow[]): AtomPart[] {
  const parts = new Map<string, AtomPart>();
  for (const { cube, codes, value, records } of rows) {
    const { finest, spreads } = RELEASE_CUBES[cube];
    for (const dimensions of marginsOf(cube, codes)) {
      const key = JSON.stringify(dimensions);
      const held = parts.get(key);
      // A group of two age bands is one record: of a sum over codes the greatest is sure, the sum is not.
      const counted = spreads ? Math.max(held?.records ?? 0, records) : (held?.records ?? 0) + records;
      parts.set(key, { finest, dimensions, value: (held?.value ?? 0) + value, records: counted });
    }
  }
  return [...parts.values()];
}

/** Every published margin of a row's codes; that of no code at all is the total, which has a cube of its own. */
function marginsOf(cubeName: MovementCubeName, codes: readonly string[]): Dimensions[] {
  const cube = RELEASE_CUBES[cubeName];
  if (cube.axes.length === 0) return [{}];
  const named = Object.fromEntries(MOVEMENT_CUBES[cubeName].dimensions.slice(PLACE_DIMENSIONS).map((name, index) => [name, codes[index] ?? 'unknown']));
  return cube.axes.reduce<Dimensions[]>((margins, axis) => margins.flatMap((margin) => prefixes(axis, cube).map((names) => ({ ...margin, ...pick(named, names) }))), [{}])
    .filter((margin) => Object.keys(margin).length > 0 && Object.keys(margin).length <= cube.deepest);
}

function prefixes(axis: Axis, { overlapping }: ReleaseCube): Axis[] {
  const all = Array.from({ length: axis.length + 1 }, (_, length) => axis.slice(0, length));
  return overlapping ? all.slice(-1) : all;
}

function pick(named: Dimensions, names: readonly string[]): Dimensions {
  return Object.fromEntries(names.map((name) => [name, named[name] ?? 'unknown']));
}
