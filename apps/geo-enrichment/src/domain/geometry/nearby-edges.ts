import type { EdgeGrid } from './edge-grid.js';
import { localScale, type LocalScale } from './local-metres.js';

/** A place to look around. */
export interface Around {
  readonly x: number;
  readonly y: number;
  readonly withinM: number;
}

/** Calls back with each edge that comes nearer than `withinM`: which it is, and how many metres away. An edge may come twice. */
export function eachEdgeAround(edges: EdgeGrid, { x, y, withinM }: Around, take: (edge: number, metres: number) => void): void {
  const { grid } = edges;
  const here = { x, y };
  const scale = localScale(y);
  const [reachX, reachY] = [withinM / scale.perLon, withinM / scale.perLat];
  if (x + reachX < grid.box.minX || x - reachX > grid.box.maxX || y + reachY < grid.box.minY || y - reachY > grid.box.maxY) return;
  const [west, east] = [grid.column(x - reachX), grid.column(x + reachX)];
  const north = grid.row(y + reachY);
  for (let row = grid.row(y - reachY); row <= north; row++) {
    const first = row * grid.columns;
    if (edges.empty(first + west, first + east + 1)) continue;
    for (let column = west; column <= east; column++) {
      edges.eachIn(first + column, (edge) => {
        const metres = Math.sqrt(squaredMetres(edges.edges, edge * 4, here, scale));
        if (metres <= withinM) take(edge, metres);
      });
    }
  }
}

/** The square of the distance from a place to an edge, in the plane of the local scale. */
function squaredMetres(edges: Float64Array, at: number, { x, y }: Pick<Around, 'x' | 'y'>, { perLon, perLat }: LocalScale): number {
  const ax = ((edges[at] ?? 0) - x) * perLon;
  const ay = ((edges[at + 1] ?? 0) - y) * perLat;
  const dx = ((edges[at + 2] ?? 0) - x) * perLon - ax;
  const dy = ((edges[at + 3] ?? 0) - y) * perLat - ay;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  const px = ax + share * dx;
  const py = ay + share * dy;
  return px * px + py * py;
}
