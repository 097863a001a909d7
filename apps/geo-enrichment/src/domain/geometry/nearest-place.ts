import { geodesicMetres, type LatLon } from './geodesic.js';

const RAD = Math.PI / 180;
const EARTH_M = 6_371_008.8;
/** A sphere is off by at most 0.56 %: who is farther than this beyond the nearest on it cannot be the nearest. */
const TIE = 1.012;

/** Finds the nearest of some tens of places by a plain loop over unit vectors; the ellipsoid decides between those that the sphere cannot tell apart. */
export class NearestPlace<T extends LatLon> {
  private readonly vectors: Float64Array;

  constructor(private readonly places: readonly T[]) {
    this.vectors = Float64Array.from(places.flatMap(unitVector));
  }

  /** The nearest place and its distance in metres (WGS 84); null where there is none. */
  to(here: LatLon): { readonly place: T; readonly metres: number } | null {
    const [x = 0, y = 0, z = 0] = unitVector(here);
    const chords = this.places.map((_, index) => this.squaredChord(index * 3, x, y, z));
    const limit = chords.reduce((least, chord) => Math.min(least, chord), Infinity) * TIE * TIE + (1 / EARTH_M) ** 2;
    let nearest: { place: T; metres: number } | null = null;
    for (const [index, place] of this.places.entries()) {
      if ((chords[index] ?? Infinity) > limit) continue;
      const metres = geodesicMetres(here, place);
      if (nearest === null || metres < nearest.metres) nearest = { place, metres };
    }
    return nearest;
  }

  private squaredChord(at: number, x: number, y: number, z: number): number {
    const dx = (this.vectors[at] ?? 0) - x;
    const dy = (this.vectors[at + 1] ?? 0) - y;
    const dz = (this.vectors[at + 2] ?? 0) - z;
    return dx * dx + dy * dy + dz * dz;
  }
}

function unitVector({ lat, lon }: LatLon): [number, number, number] {
  const across = Math.cos(lat * RAD);
  return [across * Math.cos(lon * RAD), across * Math.sin(lon * RAD), Math.sin(lat * RAD)];
}
