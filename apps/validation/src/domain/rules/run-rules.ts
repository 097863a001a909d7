import type { Finding, FormKind, Severity } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from '../drafts/header-draft.js';
import { sensitivityOf } from '../mapping/field-catalogue.js';
import type { ForcedRule } from './rule-settings.js';
import type { RuleContext, Sighting } from './rule.js';

/** Of one rule. A body with a thousand unlisted codes needs no thousand findings. */
const MOST_FINDINGS = 20;
/** A value longer than this is no code, number or date but somebody's words: findings travel further than words may. */
const LONGEST_VALUE = 60;
/** Of an interview or the module of protection only where and when is shown. */
const SHOWN_OF_ANY_FORM: readonly (string | null)[] = ['point', 'day', 'hour', 'start', 'end', 'enumerator', 'shift_code', null];

export interface RuleOutcome<D> {
  readonly draft: D;
  readonly findings: readonly Finding[];
}

/**
 * Runs the rules over a draft. Each sees what the ones before it mended; mended fields are disjoint, so the order decides nothing but the listing.
 * @param tripped rules that the circuit breaker has turned into flags
 */
export function runRules<D extends HeaderDraft>(draft: D, context: RuleContext, rules: readonly ForcedRule[], tripped: ReadonlySet<string> = NONE): RuleOutcome<D> {
  let current = draft;
  const findings: Finding[] = [];
  for (const forced of rules) {
    const sightings = forced.rule.look(current, context, forced.limits);
    if (sightings.length === 0) continue;
    const severity = forced.severity === 'E' && tripped.has(forced.rule.id) ? 'W' : forced.severity;
    for (const sighting of sightings.length > MOST_FINDINGS ? sightings.slice(0, MOST_FINDINGS) : sightings) findings.push(findingOf(forced, sighting, { severity, kind: context.kind }));
    for (const { mend } of sightings) if (mend) current = { ...current, ...mend };
  }
  return { draft: current, findings };
}

const NONE: ReadonlySet<string> = new Set();

function findingOf({ rule, message, fix }: ForcedRule, { field, value }: Sighting<HeaderDraft>, { severity, kind }: { readonly severity: Severity; readonly kind: FormKind }): Finding {
  const shown = value !== null && value.length <= LONGEST_VALUE && mayShow(kind, field) ? value : null;
  return { rule: rule.id, severity, field, value: shown, message, fix };
}

function mayShow(kind: FormKind, field: string | null): boolean {
  if (SHOWN_OF_ANY_FORM.includes(field)) return true;
  return kind !== 'fms' && kind !== 'ct' && (field === null || sensitivityOf(kind, field) !== 'X');
}
