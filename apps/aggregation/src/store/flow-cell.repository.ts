import { Injectable } from '@nestjs/common';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { Transaction } from '@fm/persistence';
import type { CellChange } from '../domain/cell-changes.js';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import type { FlowCell } from '../domain/flow-cell.js';
import { cellIn, FLOW_CELL_COLUMNS, type FlowCellRow } from './flow-cell-row.js';

/** The figures: one row a cell. */
@Injectable()
export class FlowCellRepository {
  /**
   * Adds the differences in one statement, in the order of the keys, as every batch does: another order would deadlock.
   * @param changes one a cell
   * @returns the changed cells as they are now, in the order of their keys
   */
  async add(tx: Transaction, changes: readonly CellChange[]): Promise<FlowCell[]> {
    const rows = await tx.query<FlowCellRow[]>(
      `insert into flow_cell (measure, cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, changed_at, restated)
       select $1, c, k, d, v, r, f, h, m, epoch.current, 1, e, clock_timestamp(), x
       from epoch, unnest($2::text[], $3::text[], $4::date[], $5::bigint[], $6::int[], $7::int[], $8::int[], $9::bigint[], $10::timestamptz[], $11::boolean[]) as change (c, k, d, v, r, f, h, m, e, x)
       order by c collate "C", k collate "C", d
       on conflict (measure, cube, cube_key, day) do update set
         value = flow_cell.value + excluded.value, n_records = flow_cell.n_records + excluded.n_records, n_flagged = flow_cell.n_flagged + excluded.n_flagged,
         n_held = flow_cell.n_held + excluded.n_held, held_movements = flow_cell.held_movements + excluded.held_movements,
         epoch = excluded.epoch, revision = flow_cell.revision + 1,
         effective_at = greatest(flow_cell.effective_at, excluded.effective_at), changed_at = excluded.changed_at,
         restated = flow_cell.restated or excluded.restated
       returning ${FLOW_CELL_COLUMNS}`,
      [MOVEMENTS_MEASURE, ...columnsOf(changes)],
    );
    return rows.map(cellIn);
  }

  async find(tx: Transaction, { cube, cubeKey, day }: Pick<FlowCell, 'cube' | 'cubeKey' | 'day'>): Promise<FlowCell | null> {
    const [row] = await tx.query<FlowCellRow[]>(
      `select ${FLOW_CELL_COLUMNS} from flow_cell where measure = $1 and cube = $2 and cube_key = $3 and day = $4`,
      [MOVEMENTS_MEASURE, MOVEMENT_CUBES[cube].name, cubeKey, day],
    );
    return row ? cellIn(row) : null;
  }

  /** Puts a page of the cells of earlier epochs into this one, in the order of their keys, as batches take them. @returns them as they are now */
  async raise(tx: Transaction, { epoch, after, limit }: { epoch: number; after: FlowCell | undefined; limit: number }): Promise<FlowCell[]> {
    const [cube, cubeKey, day] = placeOf(after);
    const rows = await tx.query<FlowCellRow[]>(
      `with page as (
         select measure, cube, cube_key, day from flow_cell where measure = $1 and (cube, cube_key, day) > ($2, $3, $4::date) and epoch < $5
         order by measure, cube, cube_key, day limit $6 for update),
       raised as (
         update flow_cell set epoch = $5, changed_at = clock_timestamp() from page
         where (flow_cell.measure, flow_cell.cube, flow_cell.cube_key, flow_cell.day) = (page.measure, page.cube, page.cube_key, page.day) and flow_cell.epoch < $5 returning flow_cell.*)
       select ${FLOW_CELL_COLUMNS} from raised as flow_cell order by measure, cube, cube_key, flow_cell.day`,
      [MOVEMENTS_MEASURE, cube, cubeKey, day, epoch, limit],
    );
    return rows.map(cellIn);
  }

  /** A page of the cells that changed in the last minutes, locked, so that no newer version is published before this one. */
  async changedLately(tx: Transaction, { minutes, after, limit }: { minutes: number; after: FlowCell | undefined; limit: number }): Promise<FlowCell[]> {
    const [cube, cubeKey, day] = placeOf(after);
    const rows = await tx.query<FlowCellRow[]>(
      `select ${FLOW_CELL_COLUMNS} from flow_cell
       where changed_at > now() - make_interval(mins => $1) and measure = $2 and (cube, cube_key, day) > ($3, $4, $5::date)
       order by measure, cube, cube_key, day limit $6 for update`,
      [minutes, MOVEMENTS_MEASURE, cube, cubeKey, day, limit],
    );
    return rows.map(cellIn);
  }
}

const placeOf = (after: FlowCell | undefined): readonly [string, string, string] => (after ? [MOVEMENT_CUBES[after.cube].name, after.cubeKey, after.day] : ['', '', '-infinity']);

/** A column each: Postgres takes arrays apart in a third of the time of a document. */
function columnsOf(changes: readonly CellChange[]): unknown[][] {
  const column = (valueOf: (change: CellChange) => unknown): unknown[] => changes.map(valueOf);
  return [
    column(({ cube }) => MOVEMENT_CUBES[cube].name), column(({ cubeKey }) => cubeKey), column(({ day }) => day), column(({ value }) => value), column(({ nRecords }) => nRecords),
    column(({ nFlagged }) => nFlagged), column(({ nHeld }) => nHeld), column(({ heldMovements }) => heldMovements), column(({ cause }) => cause.effectiveAt), column(({ restatedBy }) => restatedBy !== null),
  ];
}
