import type { Indicator } from '@fm/contracts/indicators';
import type { Bilingual } from '@fm/contracts/vocabulary';
import { carrierOf, QUERY_DIMENSIONS, type QueryDimension } from '../domain/query-dimension.js';

/** One indicator as the catalogue shows it. */
export interface IndicatorListing {
  readonly id: string;
  readonly number: string;
  readonly names: Bilingual;
  readonly unit: string;
  readonly formula: Bilingual;
  /** All that may stand in `by` or filter; `cubes` says which of them together. */
  readonly dimensions: readonly string[];
  readonly cubes: readonly (readonly string[])[];
  readonly sensitivity: string;
  readonly caveats: readonly Bilingual[];
}

export function listingOf({ id, number, names, unit, formula, cubes, sensitivity, caveats }: Indicator): IndicatorListing {
  const carried = new Set<string>(cubes.flatMap((cube) => cube.dimensions));
  const isHad = (name: QueryDimension): boolean => carried.has(carrierOf(name) ?? 'fmp');
  return { id, number, names, unit, formula, dimensions: QUERY_DIMENSIONS.filter(isHad), cubes: cubes.map((cube) => cube.dimensions), sensitivity, caveats };
}
