import type { Bilingual } from '../vocabulary/verdict.js';
import { dimensionsFixedBy, type Calculation } from './calculation.js';
import type { Cube } from './cube.js';
import { DERIVED_DIMENSIONS, type CubeDimension, type DerivedDimensionName } from './dimensions.js';
import type { Sensitivity } from './measure.js';
import type { MeasureName } from './measures.js';

/** One indicator, declared once: read by aggregation (what to count), the gateway (what to serve) and the documents. */
export interface Indicator {
  readonly id: string;
  /** I01…I30 of the indicator list. */
  readonly number: string;
  readonly names: Bilingual;
  readonly unit: string;
  /** The measure that it is made from, beside the hours and days of the points. */
  readonly measure: MeasureName;
  /** In words. */
  readonly formula: Bilingual;
  /** The same as data. */
  readonly calculation: Calculation;
  /** What a share is a share of; null where the value is no share. */
  readonly base: Bilingual | null;
  readonly sensitivity: Sensitivity;
  readonly cubes: readonly Cube[];
  /** Dimensions by which it is broken down where the question neither names nor filters them. */
  readonly breakdown: readonly CubeDimension[];
  /** True where rows of a breakdown may be added up, unless a warning says otherwise. */
  readonly additive: boolean;
  readonly caveats: readonly Bilingual[];
}

/** All that may stand in `by` or filter; its cubes say which of them together. */
export function dimensionsOf({ cubes, calculation }: Indicator): readonly (CubeDimension | DerivedDimensionName)[] {
  const fixed = dimensionsFixedBy(calculation);
  const carried = [...new Set(cubes.flatMap((cube) => cube.dimensions))].filter((name) => !fixed.includes(name));
  if (calculation.kind === 'snapshot') return [...carried, 'round'];
  return [...carried, ...(Object.keys(DERIVED_DIMENSIONS) as DerivedDimensionName[])];
}
