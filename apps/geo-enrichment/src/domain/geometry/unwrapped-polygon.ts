import { boxOf, type Polygon, type Ring } from './area-shape.js';

const TURN = 360;

/**
 * A polygon that crosses the antimeridian, laid out in one piece: longitudes go on beyond 180 instead of jumping to -180. A ring that runs
 * around a pole does not close that way and stays as it is; so does what was cut at the antimeridian, as RFC 7946 wants it.
 */
export function unwrappedPolygon(polygon: Polygon): Polygon {
  const [outer, ...holes] = polygon.map(unwrappedRing);
  if (!outer) return polygon;
  const { minX, maxX } = boxOf([outer]);
  return [outer, ...holes.map((hole) => within(hole, minX, maxX))];
}

function unwrappedRing(ring: Ring): Ring {
  if (!jumps(ring)) return ring;
  const straight = ring.slice();
  let offset = 0;
  for (let k = 2; k < ring.length; k += 2) {
    offset -= turnOf((ring[k] ?? 0) - (ring[k - 2] ?? 0));
    straight[k] = (ring[k] ?? 0) + offset;
  }
  return offset === 0 ? straight : ring;
}

function jumps(ring: Ring): boolean {
  for (let k = 2; k < ring.length; k += 2) if (turnOf((ring[k] ?? 0) - (ring[k - 2] ?? 0)) !== 0) return true;
  return false;
}

/** The full turn that a step in longitude contains. From -180 to 180 is none: so a ring runs along a parallel from one side of the map to the other. */
function turnOf(step: number): number {
  if (Math.abs(step) <= TURN / 2 || Math.abs(step) >= TURN) return 0;
  return Math.sign(step) * TURN;
}

/** The hole, moved by a full turn where it lies beside the outer ring. */
function within(hole: Ring, minX: number, maxX: number): Ring {
  const box = boxOf([hole]);
  const turn = box.maxX > maxX ? -TURN : box.minX < minX ? TURN : 0;
  return turn === 0 ? hole : hole.map((value, index) => (index % 2 === 0 ? value + turn : value));
}
