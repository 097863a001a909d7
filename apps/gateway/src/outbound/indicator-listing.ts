import { dimensionsOf, type Calculation, type Indicator } from '@fm/contracts/indicators';
import type { Bilingual } from '@fm/contracts/vocabulary';
import { besideColumns } from '@fm/indicators';

/** One indicator as the catalogue shows it. */
export interface IndicatorListing {
  readonly id: string;
  readonly number: string;
  readonly names: Bilingual;
  readonly unit: string;
  /** In words; `calculation` is the same as data. */
  readonly formula: Bilingual;
  readonly calculation: Calculation;
  readonly measure: string;
  readonly base: Bilingual | null;
  /** All that may stand in `by` or filter; `cubes` says which of them together. */
  readonly dimensions: readonly string[];
  readonly cubes: readonly (readonly string[])[];
  /** What rows are broken down by where the question neither names nor narrows it. */
  readonly breakdown: readonly string[];
  /** Columns beside the value. */
  readonly columns: readonly string[];
  readonly additive: boolean;
  readonly sensitivity: string;
  readonly caveats: readonly Bilingual[];
}

export function listingOf(indicator: Indicator): IndicatorListing {
  const { cubes, ...told } = indicator;
  const dimensions = dimensionsOf(indicator);
  return { ...told, dimensions, columns: besideColumns(indicator.calculation), cubes: cubes.map((cube) => cube.dimensions.filter((name) => dimensions.includes(name))) };
}
