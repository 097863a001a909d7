import type { Finding } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../fmr-draft.js';
import { BREAKDOWN_RULES } from './breakdown.rules.js';
import { IDENTIFIABLE_RULES } from './identifiable.rules.js';
import { PLACE_RULES } from './place.rules.js';
import { findingOf, type Rule, type RuleContext } from './rule.js';
import { TIME_RULES } from './time.rules.js';

/** Raised with every change of a rule, so that a record says which rules it passed. */
export const RULE_SET_VERSION = 'fmr-rules/1';

/** The data manager's page: every rule for registry records, in the order in which findings are listed. */
export const FMR_RULES: readonly Rule[] = [...IDENTIFIABLE_RULES, ...TIME_RULES, ...PLACE_RULES, ...BREAKDOWN_RULES];

/** Of one rule. A body with a thousand unlisted codes needs no thousand findings. */
const MOST_FINDINGS = 20;

export interface RuleOutcome {
  readonly draft: FmrDraft;
  readonly findings: readonly Finding[];
}

/** Runs the rules over a draft. Each sees what the ones before it mended; mended fields are disjoint, so the order decides nothing but the listing. */
export function runRules(draft: FmrDraft, context: RuleContext, rules: readonly Rule[] = FMR_RULES): RuleOutcome {
  let current = draft;
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const sighting of rule.look(current, context).slice(0, MOST_FINDINGS)) {
      findings.push(findingOf(rule, sighting));
      current = sighting.mended ?? current;
    }
  }
  return { draft: current, findings };
}
