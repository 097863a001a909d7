import type { EdgeGrid } from './edge-grid.js';
import type { Grid } from './grid.js';
import type { PreparedPolygon } from './prepared-polygon.js';

/** In a list: the polygon covers the whole cell. */
export const FULL = 1;

/**
 * What is known of each cell. 0: no polygon there. n > 0: polygon n - 1 covers all of it and no other is there. n < 0: at -n - 1 of `lists`
 * stands how many polygons there are, then each as `number << 1 | FULL`, in ascending order.
 */
export interface Cover {
  readonly cells: Int32Array;
  readonly lists: Int32Array;
}

/** Decides for each cell which polygons can cover a place in it; those that have no edge there, once and for all. */
export function coverOf(edges: EdgeGrid, polygons: readonly PreparedPolygon[]): Cover {
  const { grid } = edges;
  const found = new Map<number, number[]>();
  const cells = new Int32Array(grid.size);
  const put = (cell: number, entry: number): void => {
    const held = found.get(cell);
    if (held) held.push(entry);
    else if (cells[cell] === 0 && (entry & FULL) === FULL) cells[cell] = (entry >> 1) + 1;
    else found.set(cell, cells[cell] === 0 ? [entry] : [((cells[cell] ?? 0) - 1 << 1) | FULL, entry]);
  };
  const touched = touchedBy(edges, polygons.length);
  polygons.forEach((polygon, index) => enter(polygon, index, { grid, touched: touched[index] ?? new Set(), put }));
  return { cells, lists: listsOf(found, cells) };
}

function touchedBy(edges: EdgeGrid, polygons: number): readonly ReadonlySet<number>[] {
  const touched = Array.from({ length: polygons }, () => new Set<number>());
  for (let edge = 0; edge < edges.polygonOf.length; edge++) {
    const own = touched[edges.polygonOf[edge] ?? 0];
    edges.grid.eachCellOf(edges.edges, edge * 4, (cell) => own?.add(cell));
  }
  return touched;
}

interface Entering {
  readonly grid: Grid;
  readonly touched: ReadonlySet<number>;
  readonly put: (cell: number, entry: number) => void;
}

/** Row by row: between two cells that edges touch nothing changes, so that one question answers for the whole stretch. */
function enter(polygon: PreparedPolygon, index: number, { grid, touched, put }: Entering): void {
  const { minX, minY, maxX, maxY } = polygon.box;
  const [west, east] = [grid.column(minX), grid.column(maxX)];
  const north = grid.row(maxY);
  for (let row = grid.row(minY); row <= north; row++) {
    let stretch: boolean | null = null;
    for (let column = west; column <= east; column++) {
      const cell = row * grid.columns + column;
      if (touched.has(cell)) {
        put(cell, index << 1);
        stretch = null;
      } else {
        stretch ??= polygon.covers(grid.centreX(column), grid.centreY(row));
        if (stretch) put(cell, (index << 1) | FULL);
      }
    }
  }
}

function listsOf(found: ReadonlyMap<number, readonly number[]>, cells: Int32Array): Int32Array {
  const lists = new Int32Array([...found.values()].reduce((sum, entries) => sum + entries.length + 1, 0));
  let at = 0;
  for (const [cell, entries] of found) {
    cells[cell] = -at - 1;
    lists[at] = entries.length;
    lists.set(entries, at + 1);
    at += entries.length + 1;
  }
  return lists;
}
