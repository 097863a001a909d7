import type { Bilingual, Finding, FormKind, Severity } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from '../drafts/header-draft.js';
import { sensitivityOf } from '../mapping/field-catalogue.js';
import type { ForcedRule } from './rule-settings.js';
import type { Limits, Rule, RuleContext, Sighting } from './rule.js';

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
  for (const { rule, severity, limits } of rules) {
    const sightings = rule.look(current, context, limits);
    if (sightings.length === 0) continue;
    const weight = severity === 'E' && tripped.has(rule.id) ? 'W' : severity;
    for (const sighting of sightings.slice(0, MOST_FINDINGS)) findings.push(findingOf(rule, sighting, { severity: weight, limits, kind: context.kind }));
    for (const { mend } of sightings) if (mend) current = { ...current, ...mend };
  }
  return { draft: current, findings };
}

const NONE: ReadonlySet<string> = new Set();

interface InForce {
  readonly severity: Severity;
  readonly limits: Limits;
  readonly kind: FormKind;
}

function findingOf(rule: Rule, { field, value }: Sighting<HeaderDraft>, { severity, limits, kind }: InForce): Finding {
  const shown = value !== null && value.length <= LONGEST_VALUE && mayShow(kind, field) ? value : null;
  return { rule: rule.id, severity, field, value: shown, message: filled(rule.message, limits), fix: filled(rule.fix, limits) };
}

function mayShow(kind: FormKind, field: string | null): boolean {
  if (SHOWN_OF_ANY_FORM.includes(field)) return true;
  return kind !== 'fms' && kind !== 'ct' && (field === null || sensitivityOf(kind, field) !== 'X');
}

/** The numbers in force in the text's places. */
function filled(text: Bilingual, limits: Limits): Bilingual {
  if (!text.en.includes('{')) return text;
  const fill = (words: string): string => words.replace(/\{(\w+)\}/g, (_, name: string) => String(limits[name] ?? ''));
  return { en: fill(text.en), lo: fill(text.lo) };
}
