import { boxOf, type Polygon } from '../geometry/area-shape.js';
import type { LatLon } from '../geometry/geodesic.js';

/** Horizontal lines on which a place inside is looked for, in tenths of the height; the middle first, for among equals it is the best. */
const LINES = [5, 4, 6, 3, 7, 2, 8, 1, 9];

/**
 * A place inside an area that a label or the end of a line can stand on: the middle of the widest stretch of its largest polygon on some
 * horizontal lines. Never outside, as a centroid may be; null where there is no area at all.
 */
export function interiorPoint(polygons: readonly Polygon[]): LatLon | null {
  const largest = polygons.map((polygon) => ({ polygon, box: boxOf(polygon.slice(0, 1)) })).toSorted((a, b) => sizeOf(b.box) - sizeOf(a.box))[0];
  if (!largest) return null;
  const { minY, maxY } = largest.box;
  let best: (LatLon & { width: number }) | null = null;
  for (const tenth of LINES) {
    const lat = minY + ((maxY - minY) * tenth) / 10;
    const crossings = crossingsAt(largest.polygon, lat);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [west = 0, east = 0] = crossings.slice(k, k + 2);
      if (east - west > (best?.width ?? 0)) best = { lat, lon: (west + east) / 2, width: east - west };
    }
  }
  return best && { lat: best.lat, lon: best.lon };
}

function crossingsAt(polygon: Polygon, lat: number): number[] {
  const found: number[] = [];
  for (const ring of polygon) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = ring.subarray(k, k + 4);
      if (ay > lat !== by > lat) found.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  return found.toSorted((a, b) => a - b);
}

function sizeOf({ minX, minY, maxX, maxY }: ReturnType<typeof boxOf>): number {
  return (maxX - minX) * (maxY - minY);
}
