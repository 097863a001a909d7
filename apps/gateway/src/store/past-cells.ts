import type { FigureCell } from '../domain/figure-change.js';
import type { Statement } from './statement.js';

/** A cell as it was, as aggregation tells it. */
export type PastCell = Omit<FigureCell, 'measure' | 'version' | 'effectiveAt'>;

/** The same statement over cells that are given: under the name of the table they stand in its place. */
export function overCells({ sql, parameters }: Statement, measure: string, cells: readonly PastCell[]): Statement {
  const given = `figure as (
    select $${parameters.length + 1}::text as measure, cube, "cubeKey" as cube_key, day, dimensions, coalesce(dimensions->>'fmp', 'unknown') as fmp, coalesce(dimensions->>'direction', 'unknown') as direction,
      value, "nRecords" as n_records, "nFlagged" as n_flagged, "nHeld" as n_held, "heldMovements" as held_movements, 0 as revision, false as restated
    from jsonb_to_recordset($${parameters.length + 2}::jsonb) as cell (cube text, "cubeKey" text, day date, dimensions jsonb, value numeric, "nRecords" int, "nFlagged" int, "nHeld" int, "heldMovements" int))`;
  const [, ctes] = /^\s*with ([\s\S]*)$/.exec(sql) ?? [];
  return { sql: ctes === undefined ? `with ${given} ${sql}` : `with ${given}, ${ctes}`, parameters: [...parameters, measure, JSON.stringify(cells)] };
}
