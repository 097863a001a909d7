/** What of a cell must be equal. */
export interface ComparedSums {
  readonly value: number;
  readonly nRecords: number;
  readonly nFlagged: number;
}

/** A cell in which the live figures are not what the contributions add up to. */
export interface CellDifference {
  /** By the catalogue's name. */
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: string;
  readonly live: ComparedSums;
  readonly fresh: ComparedSums;
}
