import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Counts } from './contribution.js';
import type { PlaceDay } from './finality.js';
import { pointOfKey, type MovementCubeName } from './movement-cell.js';

/** One cell as it stands: absolute sums. `effectiveAt` (ISO 8601) is the latest of what made it so. */
export interface FlowCell {
  readonly cube: MovementCubeName;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly sums: Counts & { readonly value: number };
  readonly epoch: number;
  readonly revision: number;
  readonly effectiveAt: string;
  /** Has changed after its day was final. */
  readonly restated: boolean;
}

/** Where and when the cell lies, and at which instant it became as it is. */
export function placeDayOf({ cubeKey, day, effectiveAt }: Pick<FlowCell, 'cubeKey' | 'day' | 'effectiveAt'>): PlaceDay {
  return { point: pointOfKey(cubeKey), day, atMs: Date.parse(effectiveAt) };
}
