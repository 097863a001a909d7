import { eachEdge, edgesOf, type Polygon } from './area-shape.js';
import type { Grid } from './grid.js';

/** All edges of an index, each once, with the polygon that it belongs to, and for each cell of the grid those that touch it. */
export class EdgeGrid {
  /** `ax, ay, bx, by` of each edge. */
  readonly edges: Float64Array;
  readonly polygonOf: Int32Array;
  private readonly start: Uint32Array;
  private readonly inCell: Uint32Array;

  constructor(readonly grid: Grid, polygons: readonly Polygon[]) {
    const count = edgesOf(polygons);
    this.edges = new Float64Array(count * 4);
    this.polygonOf = new Int32Array(count);
    let edge = 0;
    polygons.forEach((polygon, index) => eachEdge(polygon, (ax, ay, bx, by) => {
      this.edges.set([ax, ay, bx, by], edge * 4);
      this.polygonOf[edge++] = index;
    }));
    this.start = new Uint32Array(grid.size + 1);
    this.eachTouch((cell) => { this.start[cell + 1] = (this.start[cell + 1] ?? 0) + 1; });
    for (let cell = 0; cell < grid.size; cell++) this.start[cell + 1] = (this.start[cell + 1] ?? 0) + (this.start[cell] ?? 0);
    this.inCell = new Uint32Array(this.start[grid.size] ?? 0);
    const next = this.start.slice();
    this.eachTouch((cell, touching) => {
      const at = next[cell] ?? 0;
      next[cell] = at + 1;
      this.inCell[at] = touching;
    });
  }

  get bytes(): number {
    return this.edges.byteLength + this.polygonOf.byteLength + this.start.byteLength + this.inCell.byteLength;
  }

  /** Calls back with each edge that touches a cell. */
  eachIn(cell: number, take: (edge: number) => void): void {
    const end = this.start[cell + 1] ?? 0;
    for (let at = this.start[cell] ?? 0; at < end; at++) take(this.inCell[at] ?? 0);
  }

  /** Whether no edge touches the cells `from` to `to` (exclusive) of the numbering. */
  empty(from: number, to: number): boolean {
    return this.start[from] === this.start[to];
  }

  private eachTouch(take: (cell: number, edge: number) => void): void {
    for (let edge = 0; edge < this.polygonOf.length; edge++) this.grid.eachCellOf(this.edges, edge * 4, (cell) => take(cell, edge));
  }
}
