/**
 * The version of a submission's state, compared left to right: ingestion raises `revision`, validation `decision`,
 * geo-enrichment `placement`. A consumer ignores what is not greater than what it holds of the same stream.
 */
export interface VersionTriple {
  readonly revision: number;
  readonly decision: number;
  readonly placement: number;
}

/** Negative, zero or positive, as for `Array.sort`. */
export function compareVersions(a: VersionTriple, b: VersionTriple): number {
  return a.revision - b.revision || a.decision - b.decision || a.placement - b.placement;
}

/** True where `incoming` must be applied over `held`; redelivery (equal) and what is older are not. */
export function isNewer(incoming: VersionTriple, held: VersionTriple | null | undefined): boolean {
  return !held || compareVersions(incoming, held) > 0;
}

/** `3.1.0`: how a version is written in event ids, logs and answers. */
export function versionText(version: VersionTriple): string {
  return `${version.revision}.${version.decision}.${version.placement}`;
}
