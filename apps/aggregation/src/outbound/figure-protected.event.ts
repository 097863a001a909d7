import type { FigureProtectedV1 } from '@fm/contracts';
import type { PublishedSnapshot } from '../domain/snapshot/take-snapshot.js';

/** The cell as it is told; what is withheld does not travel. */
export function figureProtected({ measure, cube, cubeKey, codes, period, value, base, suppressed, epoch, revision, effectiveAt }: PublishedSnapshot): FigureProtectedV1 {
  return { measure, cube: cube.name, cubeKey, period, dimensions: { ...codes } as Record<string, string>, value, base, suppressed, version: { epoch, revision }, effectiveAt };
}
