import type { FlowDirection } from './flow-direction.js';
import type { StatedPlace } from './fmr-record.js';
import type { FmsQuestion } from './fms-questions.js';
import type { RecordHeader } from './record-header.js';

/** How an interview ended. `ineligible`: too young, or interviewed before; left out of the refusal rate. */
export const FMS_OUTCOMES = ['completed', 'refused', 'ineligible'] as const;
export type FmsOutcome = (typeof FMS_OUTCOMES)[number];

/** A code, a number, yes or no, or the codes of a multiple choice. */
export type FmsAnswer = string | number | boolean | readonly string[];

/**
 * One interview with a traveller. Class S: it never travels live beyond aggregation. Whoever refused or was not eligible leaves the header
 * and the outcome, and no answer. What belongs to counter-trafficking is not asked here: it has a form of its own.
 */
export interface FmsRecord extends RecordHeader {
  readonly outcome: FmsOutcome;
  readonly direction: FlowDirection;
  readonly origin: StatedPlace;
  readonly destination: StatedPlace;
  /** By question, as in the form. A question that was not asked or not answered is not there. */
  readonly answers: Readonly<Partial<Record<FmsQuestion, FmsAnswer>>>;
}
