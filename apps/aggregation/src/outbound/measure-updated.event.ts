import type { FigureUpdatedV1 } from '@fm/contracts';
import { MEASURES, type Cube } from '@fm/contracts/indicators';
import type { PublishedCell } from '../domain/point-day/measure-cell.js';

/** The cell as it is now. Nothing of it is held: holds stand beside movements alone. */
export function measureUpdated({ measure, cube, cubeKey, day, value, nRecords, nFlagged, epoch, revision, effectiveAt }: PublishedCell): FigureUpdatedV1 {
  const codes = cubeKey.split('|');
  const cubes: readonly Cube[] = MEASURES[measure].cubes;
  const dimensions = cubes.find(({ name }) => name === cube)?.dimensions ?? [];
  return {
    measure, cube, cubeKey, day, dimensions: Object.fromEntries(dimensions.map((name, index) => [name, codes[index] ?? 'unknown'])),
    value, nRecords, nFlagged, nHeld: 0, heldMovements: 0, version: { epoch, revision }, effectiveAt,
  };
}
