import { NO_ANSWERS, type Calculation, type CubeDimension, type Indicator } from '@fm/contracts/indicators';
import { coveredSpan, isCut, periodOf, spanOfPeriod, type DaySpan, type Interval } from './period.js';
import type { Question } from './question.js';

type Snapshot = Extract<Calculation, { kind: 'snapshot' }>;

/** A cell of a snapshot as it was published; value and base null where it is suppressed. */
export interface SnapshotCell {
  readonly period: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly base: number | null;
  readonly suppressed: boolean;
  readonly revision: number;
}

export interface SnapshotRow {
  readonly period: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly base: number | null;
  readonly beside: Readonly<Record<string, number | null>>;
  readonly suppressed: boolean;
  readonly revision: number;
}

const INTERVALS_OF_SNAPSHOTS: readonly Interval[] = ['month', 'quarter', 'year'];

/** The snapshots that a question names: rounds, or whole periods; null where it names neither. */
export function snapshotPeriods({ span, interval, by, filters }: Pick<Question, 'span' | 'interval' | 'by' | 'filters'>): readonly string[] | 'rounds' | null {
  const rounds = filters.get('round');
  if (rounds) return rounds.map((round) => `round:${round}`);
  if (by.includes('round')) return 'rounds';
  if (!INTERVALS_OF_SNAPSHOTS.includes(interval) || isCut(interval, span)) return null;
  return periodsIn(span, interval);
}

function periodsIn(span: DaySpan, interval: Interval): string[] {
  const first = periodOf(span.from, interval);
  const { to } = spanOfPeriod(first, span);
  const rest = { from: nextDay(to), to: span.to };
  return rest.from > span.to ? [first] : [first, ...periodsIn(coveredSpan('total', rest), interval)];
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The codes that the formula names itself, and those that stand beside them. */
export function fixedCodes({ where, beside }: Snapshot): Readonly<Partial<Record<CubeDimension, readonly string[]>>> {
  return beside === 'refusal' ? { ...where, outcome: ['completed', 'refused', 'ineligible'] } : where;
}

/** Rows from the cells of one margin: none is summed, and nothing follows from what is suppressed. */
export function snapshotRows({ calculation }: Indicator, by: Question['by'], cells: readonly SnapshotCell[]): readonly SnapshotRow[] {
  if (calculation.kind !== 'snapshot') return [];
  if (calculation.beside === 'refusal') return samples(by, cells);
  return cells.map((cell) => ({ ...cell, codes: codesBy(cell, by), beside: besideOf(calculation, cell), value: valueOf(calculation, cell) }));
}

const besideOf = ({ tell }: Snapshot, { value }: SnapshotCell): Record<string, number | null> => (tell === 'share' ? { respondents: value } : {});

/** Who does not know or refuses stands in no base: a number, and no share of one. */
function valueOf({ tell }: Snapshot, { value, base, codes }: SnapshotCell): number | null {
  if (tell === 'value') return value;
  if (NO_ANSWERS.some((code) => code === codes['answer'])) return null;
  return value === null || base === null || base === 0 ? null : (100 * value) / base;
}

const codesBy = ({ codes, period }: SnapshotCell, by: Question['by']): Record<string, string> => Object.fromEntries(by.map((name) => [name, name === 'round' ? period.replace(/^round:/, '') : (codes[name] ?? 'unknown')]));

/** I24: completed interviews, and who refused among those who were asked and eligible. */
function samples(by: Question['by'], cells: readonly SnapshotCell[]): SnapshotRow[] {
  const groups = new Map<string, SnapshotCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.period, ...Object.values(codesBy(cell, by))]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => {
    const of = (outcome: string): number | null => {
      const cell = group.find(({ codes }) => codes['outcome'] === outcome);
      return cell ? cell.value : 0;
    };
    const [value, refused] = [of('completed'), of('refused')];
    const asked = value === null || refused === null ? null : value + refused;
    const refusalRate = asked === null || refused === null || asked === 0 ? null : (100 * refused) / asked;
    return { period: first.period, codes: codesBy(first, by), value, base: null, beside: { refused, ineligible: of('ineligible'), refusalRate }, suppressed: value === null, revision: Math.max(...group.map(({ revision }) => revision)) };
  }));
}
