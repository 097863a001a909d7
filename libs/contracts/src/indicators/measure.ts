import type { Bilingual } from '../vocabulary/verdict.js';
import type { Cube } from './cube.js';

/** P public, R restricted, S sensitive, X severe. */
export type Sensitivity = 'P' | 'R' | 'S' | 'X';

/**
 * What aggregation counts and publishes, cell by cell. P and R by day on `fm.figure.updated.v1`, live and additive. S and X for fixed periods on
 * `fm.figure.protected.v1`, suppressed over all margins: each cube here is a margin of its own and is published as such, since nobody may sum them.
 */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly tier: Sensitivity;
  /** `day`: one cell a day. `month`: `2026-06`, `2026-Q2`, `2026` and `round:<id>`, each computed for itself. */
  readonly period: 'day' | 'month';
  readonly cubes: readonly Cube[];
  /** What the value of a cell is, exactly: what makes a record count, and with how much. */
  readonly counts: string;
  /** What stands beside the value: nothing, the cell of the code `_base`, or the field `base` of the event. */
  readonly base: { readonly kind: 'none' } | { readonly kind: 'cell' | 'field'; readonly counts: string };
  /** False where cells must not be added up, over time or over codes. */
  readonly additive: boolean;
  readonly names: Bilingual;
}
