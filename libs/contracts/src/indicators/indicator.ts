import type { Bilingual } from '../vocabulary/verdict.js';
import type { Cube } from './cube.js';

/** P public, R restricted, S sensitive, X severe. */
export type Sensitivity = 'P' | 'R' | 'S' | 'X';

/** One indicator, declared once: read by aggregation (what to count), the gateway (what to serve) and the documents. */
export interface Indicator {
  readonly id: string;
  /** I01…I30 of the indicator list. */
  readonly number: string;
  readonly names: Bilingual;
  readonly unit: string;
  /** The additive measure of `fm.figure.updated.v1` that it is made from. */
  readonly measure: string;
  readonly formula: Bilingual;
  readonly sensitivity: Sensitivity;
  readonly cubes: readonly Cube[];
  readonly caveats: readonly Bilingual[];
}
