import { boxOf, edgesOf, type AreaShape, type Polygon } from './area-shape.js';
import { EdgeGrid } from './edge-grid.js';
import { Grid } from './grid.js';
import { eachEdgeAround, type Around } from './nearby-edges.js';
import { PreparedPolygon } from './prepared-polygon.js';
import { coverOf, FULL, type Cover } from './grid-cover.js';
import { unwrappedPolygon } from './unwrapped-polygon.js';

/** An area that comes near, and how near: 0 where it covers the place. */
export interface NearArea {
  readonly area: number;
  readonly metres: number;
}

const TURN = 360;

/**
 * Which area covers a place, exactly (`ST_Covers`), at millions a second. Cells that lie wholly in one area answer at once; in the others the
 * polygons that pass through are asked. Areas are numbered in the order of their codes, and where several cover a place (on a shared line)
 * the lowest answers, so that nothing depends on the order of a file.
 */
export class AreaIndex {
  readonly codes: readonly string[];
  readonly edges: EdgeGrid;
  private readonly polygons: readonly PreparedPolygon[];
  private readonly areaOf: Int32Array;
  private readonly cover: Cover;
  private readonly grid: Grid;

  constructor(shapes: readonly AreaShape[]) {
    const sorted = shapes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const parts = sorted.flatMap(({ polygons }, area) => polygons.map((polygon) => ({ area, polygon: unwrappedPolygon(polygon) })));
    const laidOut: Polygon[] = parts.map(({ polygon }) => polygon);
    this.codes = sorted.map(({ code }) => code);
    this.areaOf = Int32Array.from(parts, ({ area }) => area);
    this.polygons = laidOut.map((polygon) => new PreparedPolygon(polygon));
    this.grid = new Grid(boxOf(laidOut.flat()), edgesOf(laidOut));
    this.edges = new EdgeGrid(this.grid, laidOut);
    this.cover = coverOf(this.edges, this.polygons);
  }

  get bytes(): number {
    return this.edges.bytes + this.cover.cells.byteLength + this.cover.lists.byteLength + this.polygons.reduce((sum, polygon) => sum + polygon.bytes, 0);
  }

  /** Number of the area that covers the place, the lowest where several do; -1 where none does. */
  areaAt(lon: number, lat: number): number {
    const here = this.firstAt(lon, lat);
    if (lon > -180 + 1e-9 && lon < 180 && this.grid.box.maxX <= 180) return here;
    const around = [this.firstAt(lon + TURN, lat), this.firstAt(lon - TURN, lat), here].filter((area) => area >= 0);
    return around.length === 0 ? -1 : Math.min(...around);
  }

  codeAt(lon: number, lat: number): string | null {
    return this.codes[this.areaAt(lon, lat)] ?? null;
  }

  /** Every area that covers the place, by number. */
  allAt(lon: number, lat: number): number[] {
    const found = new Set<number>();
    for (const x of [lon, lon + TURN, lon - TURN]) this.eachCandidate(x, lat, (polygon, full) => {
      if (full || this.polygons[polygon]?.covers(x, lat)) found.add(this.areaOf[polygon] ?? -1);
    });
    return [...found].toSorted((a, b) => a - b);
  }

  /** The areas whose edges come within the given metres, nearest first; a tie goes to the lower number. */
  near({ x, y, withinM }: Around): NearArea[] {
    const nearest = new Map<number, number>();
    for (const turned of [x, x + TURN, x - TURN]) eachEdgeAround(this.edges, { x: turned, y, withinM }, (edge, metres) => {
      const area = this.areaOf[this.edges.polygonOf[edge] ?? -1] ?? -1;
      if (metres < (nearest.get(area) ?? Infinity)) nearest.set(area, metres);
    });
    return [...nearest].map(([area, metres]) => ({ area, metres })).toSorted((a, b) => a.metres - b.metres || a.area - b.area);
  }

  private firstAt(x: number, y: number): number {
    const cell = this.grid.cellAt(x, y);
    if (cell < 0) return -1;
    const said = this.cover.cells[cell] ?? 0;
    if (said === 0) return -1;
    if (said > 0) return this.areaOf[said - 1] ?? -1;
    const { lists } = this.cover;
    const end = -said + (lists[-said - 1] ?? 0);
    for (let at = -said; at < end; at++) {
      const entry = lists[at] ?? 0;
      if ((entry & FULL) === FULL || this.polygons[entry >> 1]?.covers(x, y)) return this.areaOf[entry >> 1] ?? -1;
    }
    return -1;
  }

  private eachCandidate(x: number, y: number, take: (polygon: number, full: boolean) => void): void {
    const cell = this.grid.cellAt(x, y);
    const said = cell < 0 ? 0 : this.cover.cells[cell] ?? 0;
    if (said > 0) return take(said - 1, true);
    if (said === 0) return;
    const { lists } = this.cover;
    const end = -said + (lists[-said - 1] ?? 0);
    for (let at = -said; at < end; at++) take((lists[at] ?? 0) >> 1, ((lists[at] ?? 0) & FULL) === FULL);
  }
}
