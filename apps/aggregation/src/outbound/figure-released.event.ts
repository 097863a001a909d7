import { MANIFEST_CELL, type FigureReleasedV1, type ReleaseManifest } from '@fm/contracts';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import type { ReleasedCell } from '../domain/release.js';

export function figureReleased(release: number, { cell, period, dimensions, value, confStatus }: ReleasedCell): FigureReleasedV1 {
  return { release, cell, measure: MOVEMENTS_MEASURE, period, dimensions, value, confStatus, manifest: null, revision: 1 };
}

/** Said last: it tells how many cells make the release, and their hash. */
export function releaseManifest(release: number, manifest: ReleaseManifest): FigureReleasedV1 {
  return { release, cell: MANIFEST_CELL, measure: null, period: null, dimensions: null, value: null, confStatus: null, manifest, revision: 1 };
}
