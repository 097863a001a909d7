import { orient2d } from 'robust-predicates';
import { boxOf, eachEdge, edgesOf, type Box, type Polygon } from './area-shape.js';

/** More per bucket is slower, less costs memory: measured on the 148 districts. */
const EDGES_PER_BUCKET = 4;
const MOST_BUCKETS = 4_096;

/**
 * A polygon with its edges in buckets by latitude, so that a question reads the few that can matter. Exact, with the meaning of PostGIS'
 * `ST_Covers`: what lies on an edge or a corner is covered, whatever the order of the corners (Shewchuk's adaptive orientation test).
 */
export class PreparedPolygon {
  readonly box: Box;
  private readonly buckets: number;
  private readonly perDegree: number;
  private readonly start: Uint32Array;
  private readonly edges: Float64Array;

  constructor(polygon: Polygon) {
    this.box = boxOf(polygon);
    const count = edgesOf([polygon]);
    this.buckets = Math.max(1, Math.min(MOST_BUCKETS, Math.ceil(count / EDGES_PER_BUCKET)));
    this.perDegree = this.buckets / (this.box.maxY - this.box.minY || 1);
    this.start = new Uint32Array(this.buckets + 1);
    eachEdge(polygon, (_ax, ay, _bx, by) => this.eachBucket(ay, by, (bucket) => { this.start[bucket + 1] = (this.start[bucket + 1] ?? 0) + 1; }));
    for (let bucket = 0; bucket < this.buckets; bucket++) this.start[bucket + 1] = (this.start[bucket + 1] ?? 0) + (this.start[bucket] ?? 0);
    this.edges = this.filled(polygon);
  }

  get bytes(): number {
    return this.edges.byteLength + this.start.byteLength;
  }

  covers(x: number, y: number): boolean {
    const { minX, minY, maxX, maxY } = this.box;
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false;
    const bucket = this.bucketOf(y);
    const { edges } = this;
    const end = (this.start[bucket + 1] ?? 0) * 4;
    let inside = false;
    for (let at = (this.start[bucket] ?? 0) * 4; at < end; at += 4) {
      const side = sideOf(edges, at, x, y);
      if (side === ON) return true;
      if (side === CROSSED) inside = !inside;
    }
    return inside;
  }

  private filled(polygon: Polygon): Float64Array {
    const edges = new Float64Array((this.start[this.buckets] ?? 0) * 4);
    const next = this.start.slice();
    eachEdge(polygon, (ax, ay, bx, by) => this.eachBucket(ay, by, (bucket) => {
      const at = next[bucket] ?? 0;
      next[bucket] = at + 1;
      edges.set([ax, ay, bx, by], at * 4);
    }));
    return edges;
  }

  /** Monotone in y: an edge that spans the latitude of a point lies in the point's bucket. */
  private bucketOf(y: number): number {
    const bucket = ((y - this.box.minY) * this.perDegree) | 0;
    return bucket < this.buckets ? bucket : this.buckets - 1;
  }

  private eachBucket(ay: number, by: number, take: (bucket: number) => void): void {
    const last = this.bucketOf(Math.max(ay, by));
    for (let bucket = this.bucketOf(Math.min(ay, by)); bucket <= last; bucket++) take(bucket);
  }
}

const [MISSED, CROSSED, ON] = [0, 1, 2] as const;

/** What the edge at `at` means to a ray that runs from the point to the east. */
function sideOf(edges: Float64Array, at: number, x: number, y: number): typeof MISSED | typeof CROSSED | typeof ON {
  const ay = edges[at + 1] ?? 0;
  const by = edges[at + 3] ?? 0;
  const ax = edges[at] ?? 0;
  const bx = edges[at + 2] ?? 0;
  if (ay > y === by > y) return touches(edges, at, x, y) ? ON : MISSED;
  if (x < ax && x < bx) return CROSSED;
  if (x > ax && x > bx) return MISSED;
  const turn = orient2d(ax, ay, bx, by, x, y);
  if (turn === 0) return ON;
  return turn > 0 === ay < by ? MISSED : CROSSED;
}

/** Whether the point lies on an edge that the ray does not cross: a horizontal one, or one that ends at the point's latitude. */
function touches(edges: Float64Array, at: number, x: number, y: number): boolean {
  const ax = edges[at] ?? 0;
  const bx = edges[at + 2] ?? 0;
  const aLevel = edges[at + 1] === y;
  const bLevel = edges[at + 3] === y;
  if (aLevel && bLevel) return (x >= ax && x <= bx) || (x <= ax && x >= bx);
  return (aLevel && ax === x) || (bLevel && bx === x);
}
