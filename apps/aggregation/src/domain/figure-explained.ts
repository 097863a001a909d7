import type { Counts } from './contribution.js';

/** What one submission adds to the explained cell; `version` as `3.1.0`. */
export interface SubmissionInFigure {
  readonly submission: string;
  readonly version: string;
  readonly status: string;
  readonly value: number;
}

/** A figure with what makes it. `figure` null: nothing ever counted there. */
export interface FigureExplained {
  readonly measure: string;
  readonly cube: string;
  readonly cubeKey: string;
  readonly day: string;
  readonly figure: (Counts & { readonly value: number; readonly version: { readonly epoch: number; readonly revision: number }; readonly effectiveAt: string }) | null;
  readonly submissions: readonly SubmissionInFigure[];
  /** More submissions contribute than are listed. */
  readonly truncated: boolean;
}
