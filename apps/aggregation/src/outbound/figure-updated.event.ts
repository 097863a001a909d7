import type { FigureUpdatedV1 } from '@fm/contracts';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import type { Finality } from '../domain/finality.js';
import { placeDayOf, type FlowCell } from '../domain/flow-cell.js';
import { codesIn } from '../domain/movement-cell.js';

/** The cell as it is now. One that fell to nothing is said as value 0 with 0 records, never as a tombstone. */
export function figureUpdated(cell: FlowCell, finality: Finality): FigureUpdatedV1 {
  const { cube, cubeKey, day, sums, epoch, revision, effectiveAt, restated } = cell;
  const state = finality.stateOf(restated, placeDayOf(cell));
  return { measure: MOVEMENTS_MEASURE, cube: MOVEMENT_CUBES[cube].name, cubeKey, day, dimensions: codesIn(cube, cubeKey), ...sums, version: { epoch, revision }, effectiveAt, state };
}
