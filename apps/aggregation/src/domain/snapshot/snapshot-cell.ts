import { cubeKeyOf, MEASURES, type Cube, type CubeDimension, type MeasureName } from '@fm/contracts/indicators';

export type SnapshotMeasure = Extract<MeasureName, 'fms-interviews' | 'fms-answers' | 'wage-gap' | 'protection-marks'>;
export type SnapshotCodes = Readonly<Partial<Record<CubeDimension, string>>>;

/** One cell over a fixed period, before anything is withheld. */
export interface SnapshotCell {
  readonly measure: SnapshotMeasure;
  readonly cube: Cube;
  readonly codes: SnapshotCodes;
  readonly period: string;
  readonly value: number;
  readonly base: number | null;
}

export function snapshotId({ measure, cube, codes, period }: Pick<SnapshotCell, 'measure' | 'cube' | 'codes' | 'period'>): string {
  return `${measure}/${cube.name}/${cubeKeyOf(cube, codes)}/${period}`;
}

/** The cube of a measure with these dimensions and no others. */
export function cubeOf(measure: SnapshotMeasure, dimensions: readonly CubeDimension[]): Cube | undefined {
  const cubes: readonly Cube[] = MEASURES[measure].cubes;
  return cubes.find((cube) => cube.dimensions.length === dimensions.length && cube.dimensions.every((name) => dimensions.includes(name)));
}

/** Every cube of a measure in which something of these codes has a cell. */
export function* marginsOf(measure: SnapshotMeasure, codes: SnapshotCodes): Generator<{ cube: Cube; codes: SnapshotCodes }> {
  const cubes: readonly Cube[] = MEASURES[measure].cubes;
  for (const cube of cubes) yield { cube, codes: Object.fromEntries(cube.dimensions.map((name) => [name, codes[name] ?? 'unknown'])) };
}
