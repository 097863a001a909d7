import type { AreaIndex } from '../geometry/area-index.js';
import type { LatLon } from '../geometry/geodesic.js';
import { eachEdgeAround } from '../geometry/nearby-edges.js';
import type { Boundaries } from './boundaries.js';

/** Farther each time, until the border is found. */
const REACHES_M = [1_000, 5_000, 25_000, 100_000];
/** About a metre: what lies this far beside the middle of a line lies on one side of it. */
const BESIDE_DEG = 1e-5;

/** Metres from a place to the outer line of Laos, rounded, straight and not by road; null beyond 100 km. */
export function borderDistance({ home: { index } }: Boundaries, { lat, lon }: LatLon): number | null {
  for (const withinM of REACHES_M) {
    let nearest = Infinity;
    eachEdgeAround(index.edges, { x: lon, y: lat, withinM }, (edge, metres) => {
      if (metres < nearest && isOuter(index, edge * 4)) nearest = metres;
    });
    if (nearest < Infinity) return Math.round(nearest);
  }
  return null;
}

/** Whether an edge has an area on one side only. */
function isOuter(index: AreaIndex, at: number): boolean {
  const [ax = 0, ay = 0, bx = 0, by = 0] = index.edges.edges.subarray(at, at + 4);
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return false;
  const [x, y] = [(ax + bx) / 2, (ay + by) / 2];
  const [dx, dy] = [(-(by - ay) / length) * BESIDE_DEG, ((bx - ax) / length) * BESIDE_DEG];
  return index.areaAt(x + dx, y + dy) < 0 || index.areaAt(x - dx, y - dy) < 0;
}
