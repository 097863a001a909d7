/** One row as the read model sums it. `codes` are in the order of `by`; `base` is null where the question has no multi-choice dimension. */
export interface SummedRow {
  readonly period: string;
  readonly codes: readonly string[];
  readonly value: number;
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number;
  readonly heldMovements: number;
  readonly base: number | null;
  readonly revision: number;
  readonly sharesCorridor: boolean;
  readonly mixesClasses: boolean;
}
