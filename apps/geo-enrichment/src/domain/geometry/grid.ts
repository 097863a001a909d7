import type { Box } from './area-shape.js';

/** About a kilometre: smaller cells cost memory and are not faster. */
const FINEST_DEG = 0.01;
/** Enough that most cells have no edge; more take longer to fill than they save. */
const CELLS_PER_EDGE = 8;
const [FEWEST_CELLS, MOST_CELLS] = [1 << 12, 1 << 20];

/**
 * Wider than any rounding in the arithmetic of cells: an edge also counts for the cells that it all but touches, so that a cell without
 * edges lies wholly inside or wholly outside.
 */
const SLACK_DEG = 1e-9;

/** Equal cells over a box, row by row from the south-west. */
export class Grid {
  readonly columns: number;
  readonly rows: number;
  readonly step: number;

  constructor(readonly box: Box, edges: number) {
    const [width, height] = [box.maxX - box.minX, box.maxY - box.minY];
    const cells = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, edges * CELLS_PER_EDGE));
    this.step = Math.max(FINEST_DEG, Math.sqrt((width * height) / cells), width / 32_768, height / 32_768);
    this.columns = Math.floor(width / this.step) + 1;
    this.rows = Math.floor(height / this.step) + 1;
  }

  get size(): number {
    return this.columns * this.rows;
  }

  column(x: number): number {
    return clamped(Math.floor((x - this.box.minX) / this.step), this.columns);
  }

  row(y: number): number {
    return clamped(Math.floor((y - this.box.minY) / this.step), this.rows);
  }

  /** -1 outside the box. */
  cellAt(x: number, y: number): number {
    const { minX, minY, maxX, maxY } = this.box;
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return -1;
    return this.row(y) * this.columns + this.column(x);
  }

  centreX(column: number): number {
    return this.box.minX + (column + 0.5) * this.step;
  }

  centreY(row: number): number {
    return this.box.minY + (row + 0.5) * this.step;
  }

  /** Every cell that an edge touches; some beside it too. */
  eachCellOf(edges: Float64Array, at: number, take: (cell: number) => void): void {
    const [ax = 0, ay = 0, bx = 0, by = 0] = edges.subarray(at, at + 4);
    const lastRow = this.row(Math.max(ay, by) + SLACK_DEG);
    const slope = ay === by ? 0 : (bx - ax) / (by - ay);
    for (let row = this.row(Math.min(ay, by) - SLACK_DEG); row <= lastRow; row++) {
      const south = Math.max(Math.min(ay, by), this.box.minY + row * this.step - SLACK_DEG);
      const north = Math.min(Math.max(ay, by), this.box.minY + (row + 1) * this.step + SLACK_DEG);
      const [one, other] = ay === by ? [ax, bx] : [ax + (south - ay) * slope, ax + (north - ay) * slope];
      const lastColumn = this.column(Math.min(Math.max(one, other), Math.max(ax, bx)) + SLACK_DEG);
      for (let column = this.column(Math.max(Math.min(one, other), Math.min(ax, bx)) - SLACK_DEG); column <= lastColumn; column++) take(row * this.columns + column);
    }
  }
}

function clamped(index: number, count: number): number {
  return index < 0 ? 0 : index >= count ? count - 1 : index;
}
