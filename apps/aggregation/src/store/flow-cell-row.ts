import type { FlowCell } from '../domain/flow-cell.js';
import { movementCubeNamed } from '../domain/movement-cell.js';

/** A row of `flow_cell` as Postgres hands it out: int8 as text, the day cast to text. */
export interface FlowCellRow {
  readonly cube: string;
  readonly cube_key: string;
  readonly day: string;
  readonly value: string;
  readonly n_records: number;
  readonly n_flagged: number;
  readonly n_held: number;
  readonly held_movements: string;
  readonly epoch: number;
  readonly revision: number;
  readonly effective_at: Date;
  readonly restated: boolean;
}

export const FLOW_CELL_COLUMNS = `flow_cell.cube, flow_cell.cube_key, flow_cell.day::text as day, flow_cell.value, flow_cell.n_records, flow_cell.n_flagged,
  flow_cell.n_held, flow_cell.held_movements, flow_cell.epoch, flow_cell.revision, flow_cell.effective_at, flow_cell.restated`;

export function cellIn(row: FlowCellRow): FlowCell {
  const cube = movementCubeNamed(row.cube);
  if (!cube) throw new Error(`Cube ${row.cube} is in flow_cell and not in the catalogue: rebuild the figures after a change of the catalogue.`);
  return {
    cube,
    cubeKey: row.cube_key,
    day: row.day,
    sums: { value: Number(row.value), nRecords: row.n_records, nFlagged: row.n_flagged, nHeld: row.n_held, heldMovements: Number(row.held_movements) },
    epoch: row.epoch,
    revision: row.revision,
    effectiveAt: row.effective_at.toISOString(),
    restated: row.restated,
  };
}
