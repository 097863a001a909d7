import type { Bilingual, LocalDay } from '@fm/contracts/vocabulary';
import type { FieldFact } from './field-fact.js';

/** A fact with what was decided of its submission. */
export interface JudgedFact extends Omit<FieldFact, 'submission'> {
  readonly team: string | null;
  readonly status: string;
  readonly receivedOn: LocalDay;
  /** Whether it came later than is expected of its point. */
  readonly late: boolean;
  readonly rules: readonly { readonly rule: string; readonly message: Bilingual }[];
  readonly radiusM: number;
}

/** Plain numbers about some submissions: what there is, not how good it is. */
export interface FieldSummary {
  readonly submissions: number;
  readonly held: number;
  readonly rejected: number;
  readonly flagged: number;
  readonly refusals: number;
  /** Of forms with both clocks, in seconds. */
  readonly seconds: { readonly n: number; readonly median: number | null; readonly shortest: number | null; readonly longest: number | null };
  /** Of those with a position, in metres from the point. */
  readonly drift: { readonly n: number; readonly medianM: number | null; readonly beyondRadius: number };
  /** Group sizes of ten and more that end in 0 or 5: about one in five does by chance. */
  readonly heaping: { readonly n: number; readonly endingIn0Or5: number };
  readonly late: number;
  readonly byRule: readonly { readonly rule: string; readonly n: number; readonly message: Bilingual }[];
}

const HEAPED_FROM = 10;

export function summaryOf(facts: readonly JudgedFact[]): FieldSummary {
  const seconds = facts.flatMap((fact) => fact.seconds ?? []);
  const measured = facts.filter((fact): fact is JudgedFact & { readonly distanceM: number } => fact.distanceM !== null);
  const sizes = facts.flatMap(({ kind, nTotal }) => (kind === 'fmr' && nTotal !== null && nTotal >= HEAPED_FROM ? [nTotal] : []));
  const count = (is: (fact: JudgedFact) => boolean): number => facts.filter(is).length;
  return {
    submissions: facts.length,
    held: count(({ status }) => status === 'quarantined'),
    rejected: count(({ status }) => status === 'rejected'),
    flagged: count(({ status }) => status === 'flagged'),
    refusals: count(({ refused }) => refused),
    seconds: { n: seconds.length, median: medianOf(seconds), shortest: seconds.length === 0 ? null : Math.min(...seconds), longest: seconds.length === 0 ? null : Math.max(...seconds) },
    drift: { n: measured.length, medianM: medianOf(measured.map(({ distanceM }) => distanceM)), beyondRadius: measured.filter(({ distanceM, radiusM }) => distanceM > radiusM).length },
    heaping: { n: sizes.length, endingIn0Or5: sizes.filter((n) => n % 5 === 0).length },
    late: count(({ late }) => late),
    byRule: rulesIn(facts),
  };
}

/** In the order of their ids. A rule counts once in a submission. */
function rulesIn(facts: readonly JudgedFact[]): FieldSummary['byRule'] {
  const found = new Map<string, { rule: string; n: number; message: Bilingual }>();
  for (const { rules } of facts) {
    for (const { rule, message } of new Map(rules.map((each) => [each.rule, each])).values()) found.set(rule, { rule, message, n: (found.get(rule)?.n ?? 0) + 1 });
  }
  return [...found.values()].toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export interface Grouped<K> {
  readonly of: K;
  readonly facts: readonly JudgedFact[];
}

/** Facts by what they have in common, in the order of its names: that somebody comes first means nothing. */
export function groupedBy<K extends object>(facts: readonly JudgedFact[], keyOf: (fact: JudgedFact) => K): Grouped<K>[] {
  const groups = new Map<string, { of: K; facts: JudgedFact[] }>();
  for (const fact of facts) {
    const of = keyOf(fact);
    const name = JSON.stringify(of);
    const group = groups.get(name) ?? { of, facts: [] };
    group.facts.push(fact);
    groups.set(name, group);
  }
  return [...groups.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
