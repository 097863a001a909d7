import type { LocalDay, MeasuredPosition } from '@fm/contracts/vocabulary';
import type { UnlistedCode } from '../mapping/mapped-answers.js';

/** Words that somebody typed, with the field they were typed into. */
export interface FreeText {
  readonly field: string;
  readonly text: string;
}

/** An answer of class X: it leaves the record here. */
export type ProtectionAnswer = string | number | boolean | readonly string[];

/**
 * What every form says, in our words, before the rules have settled it. `null` is "not said"; a code that is not in its list is noted in
 * `unlisted` and taken as not known.
 */
export interface HeaderDraft {
  readonly point: string | null;
  readonly day: LocalDay | null;
  readonly dayText: string | null;
  readonly buddhistYear: boolean;
  readonly hour: number | null;
  readonly shift: string | null;
  readonly enumerator: string | null;
  readonly device: string | null;
  readonly startedAt: Date | null;
  /** The day in Laos. */
  readonly startedOn: LocalDay | null;
  readonly endedAt: Date | null;
  /** Minutes east of Greenwich that the device's clock said. */
  readonly clockOffset: number | null;
  readonly position: MeasuredPosition | null;
  /** A position was measured that is no place on earth. */
  readonly misplaced: boolean;
  readonly unlisted: readonly UnlistedCode[];
  /** Fields that are expected in every record and were not answered. */
  readonly missing: readonly string[];
  /** Fields whose question is another in this version of the form. */
  readonly changed: readonly string[];
  readonly texts: readonly FreeText[];
  /** By field; what was not answered is not there. */
  readonly protection: Readonly<Record<string, ProtectionAnswer>>;
  /** False where none of the fields that every record has was answered: it is the body of another form. */
  readonly fits: boolean;
}
