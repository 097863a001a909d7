import type { CellChange, Cause } from './cell-changes.js';
import type { FlowCell } from './flow-cell.js';

/** What a cell counted on one side of a restatement. */
export interface FigureCount {
  readonly value: number;
  readonly nRecords: number;
}

/** A final figure that changed. */
export interface Restatement {
  readonly cell: FlowCell;
  readonly before: FigureCount;
  readonly after: FigureCount;
  readonly cause: Cause;
}

/** `after` is what the cell counts now; `before` what it would count without that which came after its day was final. */
export function restatementOf(cell: FlowCell, { restatedBy }: Pick<CellChange, 'restatedBy'>): Restatement | null {
  if (!restatedBy) return null;
  const after = { value: cell.sums.value, nRecords: cell.sums.nRecords };
  return { cell, before: { value: after.value - restatedBy.value, nRecords: after.nRecords - restatedBy.nRecords }, after, cause: restatedBy.cause };
}
