import type { FlowDirection } from './flow-direction.js';
import type { LocalDay } from './local-day.js';

/** What validation decides about a submission. Accepted and flagged count; quarantined waits and counts as held; rejected counts nowhere. */
export const VERDICTS = ['accepted', 'flagged', 'quarantined', 'rejected'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type CountingVerdict = Extract<Verdict, 'accepted' | 'flagged'>;
export type HoldingVerdict = Extract<Verdict, 'quarantined' | 'rejected'>;

/** E holds the record, M sets the field or margin to unknown, W flags, I notes. */
export type Severity = 'E' | 'M' | 'W' | 'I';

/** A text for people, in both languages of the programme. */
export interface Bilingual {
  readonly en: string;
  readonly lo: string;
}

/** What a rule found in one submission. `value` is what was seen, null where the field is sensitive or absent. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly field: string | null;
  readonly value: string | null;
  readonly message: Bilingual;
  readonly fix: Bilingual;
}

/** What is known of a held record's place and size; each null where the record does not say. */
export interface HeldPlace {
  readonly point: string | null;
  readonly day: LocalDay | null;
  readonly direction: FlowDirection | null;
  readonly nTotal: number | null;
}
