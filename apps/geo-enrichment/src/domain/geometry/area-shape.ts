/** A closed ring, `x0, y0, x1, y1, …` in degrees, longitude first; the first corner stands again at the end. */
export type Ring = Float64Array;

/** An outer ring and its holes. */
export type Polygon = readonly Ring[];

/** An area of a boundary set as the index takes it. */
export interface AreaShape {
  readonly code: string;
  readonly polygons: readonly Polygon[];
}

/** Calls back with each edge of a polygon, its holes' included. */
export function eachEdge(polygon: Polygon, edge: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (const ring of polygon) {
    for (let k = 0; k + 3 < ring.length; k += 2) edge(ring[k] ?? 0, ring[k + 1] ?? 0, ring[k + 2] ?? 0, ring[k + 3] ?? 0);
  }
}

export function edgesOf(polygons: readonly Polygon[]): number {
  return polygons.reduce((sum, polygon) => sum + polygon.reduce((edges, ring) => edges + ring.length / 2 - 1, 0), 0);
}

export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export function boxOf(rings: Iterable<Ring>): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let k = 0; k < ring.length; k += 2) {
      const [x, y] = [ring[k] ?? 0, ring[k + 1] ?? 0];
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }
  return { minX, minY, maxX, maxY };
}
