/** The current value of one cell as a follower is told it: additive components, and the version by which the newest of a cell is known. */
export interface FigureCell {
  readonly measure: string;
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number;
  readonly heldMovements: number;
  readonly version: { readonly epoch: number; readonly revision: number };
  readonly effectiveAt: string;
}

/** One change of what is held, numbered without gaps in the order of commits. `cell` null: the register of points changed. */
export interface FigureChange {
  readonly seq: number;
  readonly cell: FigureCell | null;
}
