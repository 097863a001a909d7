import type { FigureRestatedV1 } from '@fm/contracts';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import { codesIn } from '../domain/movement-cell.js';
import type { Restatement } from '../domain/restatement.js';

/** Never more of the cause than its kind and since when it holds. */
export function figureRestated({ cell: { cube, cubeKey, day, epoch, revision }, before, after, cause: { type, effectiveAt } }: Restatement, restatedAt: string): FigureRestatedV1 {
  return {
    measure: MOVEMENTS_MEASURE, cube: MOVEMENT_CUBES[cube].name, cubeKey, day, dimensions: codesIn(cube, cubeKey), before, after, cause: { type, effectiveAt },
    version: { epoch, revision }, restatedAt,
  };
}
