import type { Bilingual, FormKind, LocalDay, MonitoringPoint, Severity } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from '../drafts/header-draft.js';
import type { WorkedHours } from '../registers/roster.js';
import type { Neighbour } from '../window/sketch.js';

/** What the version of the form says: it is known, nobody has told of it, or the body names none. */
export type FormKnowledge = 'known' | 'unknown' | 'unstated';

/** Who interviews where, as registered. */
export interface RegisteredEnumerator {
  readonly points: readonly string[];
  readonly activeFrom: LocalDay;
  readonly activeTo: LocalDay | null;
}

/** What a rule may know beside the draft. */
export interface RuleContext {
  readonly kind: FormKind;
  /** The register's entry of the draft's point, where there is one. */
  readonly point: MonitoringPoint | null;
  readonly receivedAt: Date;
  /** When the team sent it: Kobo may have handed it on later. */
  readonly sentAt: Date;
  /** The day in Laos on which the submission was received. */
  readonly receivedOn: LocalDay;
  /** Read when its source was connected: late by no fault of the team. */
  readonly backfill: boolean;
  /** Edited since it was first sent: its end is that of the edit. */
  readonly edited: boolean;
  readonly form: FormKnowledge;
  /** The body holds nothing that can be read: it is encrypted, or empty. */
  readonly sealed: boolean;
  /** Other bodies that came under the very uuid of this one. */
  readonly copies: number;
  readonly neighbours: readonly Neighbour[];
  /** Rules by which answers were taken out of the body before. */
  readonly redacted: readonly string[];
  /** Null: not in the register. Undefined: there is no register. */
  readonly enumerator?: RegisteredEnumerator | null | undefined;
  /** Days within which the point is expected; null: the register says nothing of it. */
  readonly syncDays: number | null;
  /** Hours that an active round plans at the point on the day; empty: none. */
  readonly planned: readonly WorkedHours[];
}

/** What a rule saw: where, which value, and what the draft becomes without what was wrong. */
export interface Sighting<D> {
  readonly field: string | null;
  readonly value: string | null;
  readonly mend?: Partial<D>;
}

export type Limits = Readonly<Record<string, number>>;

/** One check. A finding about a breakdown costs the breakdown, never the count. */
export interface Rule<D extends HeaderDraft = HeaderDraft> {
  readonly id: string;
  readonly severity: Severity;
  /** `form`: the form asks for it too. `intake`: ingestion sees to it before anything comes here. */
  readonly stage: 'form' | 'platform' | 'intake';
  /** The fields that it looks at, as in the catalogue of fields. */
  readonly reads: readonly string[];
  /** Numbers that can be set, with what they are shipped with; in the texts as `{name}`. */
  readonly thresholds?: Limits;
  /** What is shipped for a type of point where it differs. */
  readonly ofType?: Readonly<Record<string, Limits>>;
  /** Cannot be turned into a flag, by a person or by the circuit breaker: nothing can be counted without it. */
  readonly essential?: boolean;
  readonly message: Bilingual;
  readonly fix: Bilingual;
  /** Never throws for bad data. An empty list: nothing wrong. */
  look(draft: D, context: RuleContext, limits: Limits): readonly Sighting<D>[];
}

export const nothing: readonly never[] = [];

export function sightingIf<D>(condition: boolean, sighting: () => Sighting<D>): readonly Sighting<D>[] {
  return condition ? [sighting()] : nothing;
}

/** Of a rule that only flags: the place and what stood there. */
export function seenIf(condition: boolean, field: string | null, value: () => string | null): readonly { readonly field: string | null; readonly value: string | null }[] {
  return condition ? [{ field, value: value() }] : nothing;
}
