import { MANIFEST_CELL, releaseHash, type FigureReleasedV1, type ReleaseManifest } from '@fm/contracts';

/** A cell of a release; value null: suppressed. */
export function released(release: number, period: string, dimensions: Readonly<Record<string, string>>, value: number | null): FigureReleasedV1 {
  const name = Object.entries(dimensions).map(([dimension, code]) => `${dimension}=${code}`).join(',') || 'all';
  return { release, cell: `movements/${period}/${name}`, measure: 'movements', period, dimensions, value, confStatus: value === null ? 'C' : 'F', manifest: null, revision: 1 };
}

/** What makes a release of June 2026 of these cells whole. */
export function manifestOf(...cells: readonly FigureReleasedV1[]): FigureReleasedV1 {
  const manifest: ReleaseManifest = {
    cells: cells.length, sha256: releaseHash(cells), from: '2026-06-01', to: '2026-06-30', title: { en: 'June', lo: 'ມິຖຸນາ' }, publishedAt: '2026-07-20T03:00:00.000Z', asOf: '2026-07-19T00:00:00.000Z', measures: ['movements'],
  };
  return { release: cells[0]?.release ?? 1, cell: MANIFEST_CELL, measure: null, period: null, dimensions: null, value: null, confStatus: null, manifest, revision: 1 };
}

/** One that does not fit. */
export function broken(event: FigureReleasedV1, differs: Partial<ReleaseManifest>): FigureReleasedV1 {
  return { ...event, manifest: event.manifest && { ...event.manifest, ...differs } };
}
