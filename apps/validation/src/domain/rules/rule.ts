import type { Bilingual, Finding, LocalDay, MonitoringPoint, Severity } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../fmr-draft.js';

/** What a rule may know beside the draft. */
export interface RuleContext {
  /** The register's entry of the draft's point, where there is one. */
  readonly point: MonitoringPoint | null;
  /** The day in Laos on which the submission was received. */
  readonly receivedOn: LocalDay;
}

/** What a rule saw: where, which value, and, where severity M says so, the draft as it stands without what was wrong. */
export interface Sighting {
  readonly field: string | null;
  readonly value: string | null;
  readonly mended?: FmrDraft;
}

/** One check of a registry record. A finding about a breakdown costs the breakdown, never the count. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly fix: Bilingual;
  /** Never throws for bad data. An empty list: nothing wrong. */
  readonly look: (draft: FmrDraft, context: RuleContext) => readonly Sighting[];
}

/** A value longer than this is no code, number or date but somebody's words: findings travel further than words may. */
const LONGEST_VALUE = 60;

export function findingOf(rule: Rule, { field, value }: Sighting): Finding {
  const shown = value !== null && value.length <= LONGEST_VALUE ? value : null;
  return { rule: rule.id, severity: rule.severity, field, value: shown, message: rule.message, fix: rule.fix };
}

export const nothing: readonly Sighting[] = [];

export function sightingIf(condition: boolean, sighting: () => Sighting): readonly Sighting[] {
  return condition ? [sighting()] : nothing;
}
