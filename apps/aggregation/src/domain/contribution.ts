import type { LocalDay } from '@fm/contracts/vocabulary';
import { cellKeyOf, type MovementCubeName } from './movement-cell.js';

/** The measure that all of this chapter's cells carry so far. */
export const MOVEMENTS_MEASURE = 'movements';

/** Value in one cell: the cube, its codes after `fmp|direction`, and how many movements. */
export type Part = readonly [cube: MovementCubeName, rest: string, value: number];

/** What a record is counted as, the same in every cell that it touches. */
export interface Counts {
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number;
  readonly heldMovements: number;
}

/**
 * What one submission adds to the figures: so many movements in each part, and its counts in each of them too. Kept per submission, so that
 * the next state is a signed difference. Independent of the class of the point, which says whether it is applied at all.
 */
export interface Contribution {
  readonly point: string;
  readonly direction: string;
  readonly day: LocalDay;
  readonly counts: Counts;
  readonly parts: readonly Part[];
}

/** A contribution written out: one entry a cell. */
export interface CellContribution extends Counts {
  readonly measure: typeof MOVEMENTS_MEASURE;
  readonly cube: MovementCubeName;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly value: number;
}

export function cellsOf({ point, direction, day, counts, parts }: Contribution): CellContribution[] {
  return parts.map(([cube, rest, value]) => ({ measure: MOVEMENTS_MEASURE, cube, cubeKey: cellKeyOf(point, direction, rest), day, value, ...counts }));
}
