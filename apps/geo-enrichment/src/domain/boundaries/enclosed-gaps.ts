import type { AreaIndex } from '../geometry/area-index.js';

const KM_IN_DEGREE = 111.32;

/**
 * What no area covers though areas lie all around it, in square kilometres: the cells of a grid of one or two kilometres that are free and from
 * which no way over free cells, corner to corner too, leads out.
 */
export function enclosedGapsKm2(index: AreaIndex): number {
  const { grid } = index.edges;
  const free = new Uint8Array(grid.size);
  for (let cell = 0; cell < grid.size; cell++) free[cell] = index.areaAt(grid.centreX(cell % grid.columns), grid.centreY(Math.floor(cell / grid.columns))) < 0 ? 1 : 0;
  leaveFromRim(free, grid.columns, grid.rows);
  const km2 = (cell: number): number => (grid.step * KM_IN_DEGREE) ** 2 * Math.cos((grid.centreY(Math.floor(cell / grid.columns)) * Math.PI) / 180);
  return free.reduce((sum, enclosed, cell) => (enclosed === 1 ? sum + km2(cell) : sum), 0);
}

/** Clears what can be reached from the rim. */
function leaveFromRim(free: Uint8Array, columns: number, rows: number): void {
  const queue: number[] = [];
  const leave = (column: number, row: number): void => {
    const cell = row * columns + column;
    if (column < 0 || row < 0 || column >= columns || row >= rows || free[cell] !== 1) return;
    free[cell] = 0;
    queue.push(cell);
  };
  for (let column = 0; column < columns; column++) [0, rows - 1].forEach((row) => leave(column, row));
  for (let row = 0; row < rows; row++) [0, columns - 1].forEach((column) => leave(column, row));
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop()) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) leave(column + dx, row + dy);
  }
}
