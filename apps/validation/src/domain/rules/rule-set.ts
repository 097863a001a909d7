import type { FormKind } from '@fm/contracts/vocabulary';
import type { DraftOfKind } from '../drafts/draft-of-kind.js';
import { ANSWER_RULES } from './answer.rules.js';
import { COUNT_RULES } from './count.rules.js';
import { FORM_RULES } from './form.rules.js';
import { NEIGHBOUR_RULES } from './neighbour.rules.js';
import { PLACE_RULES } from './place.rules.js';
import { POINT_RULES } from './point.rules.js';
import { POINT_DAY_RULES } from '../point-day/point-day.rules.js';
import { PROTECTION_RULES } from './protection.rules.js';
import type { Rule } from './rule.js';
import { SURVEY_RULES } from './survey.rules.js';
import { TIME_RULES } from './time.rules.js';

/** Raised with every change of a rule's code, so that a record says which rules it passed. What people set is counted behind it. */
export const RULE_SET_VERSION = 'rules/3';

const OF_EVERY_FORM = [...FORM_RULES, ...POINT_RULES, ...TIME_RULES];
type RuleSet = { readonly [K in FormKind]: readonly Rule<DraftOfKind[K]>[] };

/** The data manager's page: every rule by kind of form, in the order in which findings are listed. */
export const RULES: RuleSet = {
  coverage: OF_EVERY_FORM,
  fmr: [...OF_EVERY_FORM, ...COUNT_RULES, ...PLACE_RULES, ...ANSWER_RULES, ...NEIGHBOUR_RULES],
  fms: [...OF_EVERY_FORM, ...PLACE_RULES, ...SURVEY_RULES],
  ct: [...OF_EVERY_FORM, ...PROTECTION_RULES],
};

/** A rule as people see it: without what it does. */
export interface DescribedRule extends Pick<Rule, 'id' | 'severity' | 'stage' | 'reads' | 'message' | 'fix'> {
  readonly kinds: readonly FormKind[];
  readonly thresholds: NonNullable<Rule['thresholds']>;
  readonly ofType: NonNullable<Rule['ofType']>;
  readonly essential: boolean;
}

/** Every rule once, with the kinds of form that it looks at; those about a point and a day look at no form by itself. */
export const DESCRIBED_RULES: readonly DescribedRule[] = describe();

function describe(): readonly DescribedRule[] {
  const described = new Map<string, DescribedRule>();
  for (const [kind, rules] of Object.entries(RULES) as [FormKind, readonly Rule<never>[]][]) {
    for (const { id, severity, stage, reads, thresholds = {}, ofType = {}, essential = false, message, fix } of rules) {
      const known = described.get(id);
      described.set(id, { id, severity, stage, reads, thresholds: { ...known?.thresholds, ...thresholds }, ofType, essential, message, fix, kinds: [...(known?.kinds ?? []), kind] });
    }
  }
  for (const { id, severity, stage, reads, thresholds = {}, message, fix } of POINT_DAY_RULES) {
    described.set(id, { id, severity, stage, reads, thresholds, ofType: {}, essential: false, message, fix, kinds: [] });
  }
  return [...described.values()];
}
