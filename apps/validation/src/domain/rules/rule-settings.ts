import type { Bilingual, FormKind, Severity } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from '../drafts/header-draft.js';
import { DESCRIBED_RULES, RULE_SET_VERSION, RULES } from './rule-set.js';
import type { Limits, Rule } from './rule.js';

/** What a rule can be set to. `off`: it finds nothing. What M costs a breakdown it costs whatever it is set to: margins must add up. */
export const SETTABLE_SEVERITIES = ['E', 'M', 'W', 'I', 'off'] as const;
export type SettableSeverity = (typeof SETTABLE_SEVERITIES)[number];

/** What somebody set for a rule, everywhere or at one type of point. The newest of a rule and type counts; both null: as it is shipped. */
export interface RuleSetting {
  readonly id: number;
  readonly rule: string;
  /** Null: at every type of point for which nothing else is set. */
  readonly pointType: string | null;
  readonly severity: SettableSeverity | null;
  readonly thresholds: Limits | null;
  readonly decidedAt: string;
  /** It judges what was received from then on. */
  readonly appliesFrom: string;
}

/** A rule with the severity and the numbers that are in force. */
export interface ForcedRule {
  readonly rule: Rule<HeaderDraft>;
  readonly severity: Severity;
  readonly limits: Limits;
  /** With the numbers that are in force in their places. */
  readonly message: Bilingual;
  readonly fix: Bilingual;
}

/** The rules that judge one record, and where that is written. */
export interface RulesInForce {
  readonly rules: readonly ForcedRule[];
  readonly version: string;
  /** When settings were recorded that reach back to before the record was received. */
  readonly causes: readonly string[];
}

/** All settings, looked up by kind of form, type of point and time of receipt; what was looked up once is kept. */
export class RuleSettings {
  private readonly known = new Map<string, readonly ForcedRule[]>();
  private readonly shipped: Readonly<Record<FormKind, Map<string | null, RulesInForce>>> = { coverage: new Map(), fmr: new Map(), fms: new Map(), ct: new Map() };
  private readonly inOrder: readonly RuleSetting[];

  /** @param settings in any order */
  constructor(settings: readonly RuleSetting[] = []) {
    this.inOrder = settings.toSorted((a, b) => Date.parse(a.appliesFrom) - Date.parse(b.appliesFrom) || a.id - b.id);
  }

  inForce(kind: FormKind, pointType: string | null, receivedAt: Date): RulesInForce {
    if (this.inOrder.length === 0) return this.ofShipped(kind, pointType);
    const received = receivedAt.getTime();
    const applying = this.inOrder.filter(({ appliesFrom }) => Date.parse(appliesFrom) <= received);
    const last = applying.reduce((highest, { id }) => Math.max(highest, id), 0);
    return {
      rules: this.compiled(`${kind}/${pointType}/${applying.length}`, () => forced(kind, pointType, applying)),
      version: last === 0 ? RULE_SET_VERSION : `${RULE_SET_VERSION}+${last}`,
      causes: applying.filter(({ decidedAt }) => Date.parse(decidedAt) > received).map(({ decidedAt }) => decidedAt),
    };
  }

  /** One rule that judges no record, as it is in force at an instant; null where it is off. */
  ofRule(rule: DeclaredRule, pointType: string | null, at: Date): Omit<ForcedRule, 'rule'> | null {
    return inForceOf(rule, pointType, this.inOrder.filter(({ appliesFrom }) => Date.parse(appliesFrom) <= at.getTime()));
  }

  private ofShipped(kind: FormKind, pointType: string | null): RulesInForce {
    const known = this.shipped[kind].get(pointType);
    if (known) return known;
    const inForce = { rules: forced(kind, pointType, []), version: RULE_SET_VERSION, causes: NO_CAUSES };
    this.shipped[kind].set(pointType, inForce);
    return inForce;
  }

  private compiled(key: string, compile: () => readonly ForcedRule[]): readonly ForcedRule[] {
    const known = this.known.get(key);
    if (known) return known;
    const rules = compile();
    this.known.set(key, rules);
    return rules;
  }
}

const NO_CAUSES: readonly string[] = [];

type DeclaredRule = Omit<Rule<never>, 'look'>;

function forced(kind: FormKind, pointType: string | null, settings: readonly RuleSetting[]): readonly ForcedRule[] {
  return (RULES[kind] as readonly Rule<HeaderDraft>[]).flatMap((rule) => {
    const found = inForceOf(rule, pointType, settings);
    return found ? [{ rule, ...found }] : [];
  });
}

function inForceOf(rule: DeclaredRule, pointType: string | null, settings: readonly RuleSetting[]): Omit<ForcedRule, 'rule'> | null {
  const newest = (type: string | null): RuleSetting | undefined => settings.filter((setting) => setting.rule === rule.id && setting.pointType === type).toSorted((a, b) => b.id - a.id)[0];
  const [everywhere, here] = [newest(null), pointType === null ? undefined : newest(pointType)];
  const severity = here?.severity ?? everywhere?.severity ?? rule.severity;
  const limits = { ...rule.thresholds, ...everywhere?.thresholds, ...(pointType === null ? {} : rule.ofType?.[pointType]), ...here?.thresholds };
  return severity === 'off' ? null : { severity, limits, message: filled(rule.message, limits), fix: filled(rule.fix, limits) };
}

function filled(text: Bilingual, limits: Limits): Bilingual {
  const fill = (words: string): string => words.replace(/\{(\w+)\}/g, (_, name: string) => String(limits[name] ?? ''));
  return { en: fill(text.en), lo: fill(text.lo) };
}

/** Whether such a rule exists for any kind of form, and what can be set of it. */
export function settable(id: string): { readonly thresholds: readonly string[]; readonly essential: boolean } | null {
  const found = DESCRIBED_RULES.find((rule) => rule.id === id);
  return found ? { thresholds: Object.keys(found.thresholds), essential: found.essential } : null;
}
