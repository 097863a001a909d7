import type { CanonicalRecord, Finding, HeldPlace, MeasuredPosition, Verdict } from '@fm/contracts/vocabulary';
import type { ProtectionAnswer } from './drafts/header-draft.js';
import type { Sketch } from './window/sketch.js';

/** What mapping and rules make of a body, before any person has spoken. */
export interface Judgement {
  readonly status: Exclude<Verdict, 'rejected'>;
  /** Null where point, day or total are missing: then nobody can release it as it is. */
  readonly record: CanonicalRecord | null;
  readonly position: MeasuredPosition | null;
  readonly held: HeldPlace;
  readonly findings: readonly Finding[];
  readonly mappingVersion: string;
  readonly ruleSetVersion: string;
  /** When what judged it was recorded, where that is later than the record. */
  readonly causes: readonly string[];
  /** Answers of class X, by field: they leave the record here and are never part of a state, a finding or a log. */
  readonly protection: Readonly<Record<string, ProtectionAnswer>>;
  /** What neighbours will compare; null where the form has none or the clock is missing. Made when it is asked for. */
  readonly sketch: () => Sketch | null;
  /** Who was at work and for how long by the device's clock, also where there is no record. */
  readonly fieldwork: { readonly enumerator: string | null; readonly shift: string | null; readonly startedAt: Date | null; readonly endedAt: Date | null };
}
