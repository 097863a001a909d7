/** Sum of coefficients times columns between lower and upper. */
export interface LinearRow {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** Columns are numbered from 0 and not negative. */
export interface LinearProgram {
  readonly columns: number;
  readonly rows: readonly LinearRow[];
}

/** A solver that keeps one program, so that the next question begins where the last ended. */
export interface LinearSession {
  /** All columns where the weighted sum is greatest; null where nothing fits the rows. A column without a weight has none. */
  greatest(weights: ReadonlyMap<number, number>): ArrayLike<number> | null;
  close(): void;
}

export type LinearSolver = (program: LinearProgram) => LinearSession;
