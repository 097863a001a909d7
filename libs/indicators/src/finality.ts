import { addDays, figureState, finalFrom, type FigureState, type FinalityTerms, type LocalDay } from '@fm/contracts/vocabulary';
import type { DaySpan } from './period.js';

/** When the days of one point in one round become final. */
export interface RoundTerms extends FinalityTerms {
  readonly point: string;
}

/** What a row stands on. `points` null: any. */
export interface RowSpan {
  readonly span: DaySpan;
  readonly points: readonly string[] | null;
  /** Any of its cells is. */
  readonly restated: boolean;
}

/** How sure rows of several days and points are at an instant. */
export class Finality {
  private readonly byPoint = new Map<string, RoundTerms[]>();
  private readonly known = new Map<string, number>();

  /** @param nowMs milliseconds since 1970 */
  constructor(terms: readonly RoundTerms[], private readonly nowMs: number) {
    for (const round of terms) this.byPoint.set(round.point, [...(this.byPoint.get(round.point) ?? []), round]);
  }

  stateOf({ span, points, restated }: RowSpan): FigureState {
    return figureState(restated, this.latest(span, points), this.nowMs);
  }

  /** When the last of the days is final at the last of the points. Where any point may stand in a row, also one without a round counts. */
  private latest(span: DaySpan, points: readonly string[] | null): number {
    const key = `${span.from}/${span.to}/${points?.join() ?? '*'}`;
    const held = this.known.get(key);
    if (held !== undefined) return held;
    const plans = points ? points.map((point) => this.byPoint.get(point) ?? []) : [[], ...this.byPoint.values()];
    const latest = Math.max(...plans.map((rounds) => finalFromOfSpan(span, rounds)));
    this.known.set(key, latest);
    return latest;
  }
}

/** Between two borders of rounds a later day is never final earlier: the days before a border, and the last one, are enough. */
export function finalFromOfSpan({ from, to }: DaySpan, rounds: readonly FinalityTerms[]): number {
  const borders = rounds.flatMap((round): LocalDay[] => [round.to, addDays(round.from, -1)]).filter((day) => from <= day && day < to);
  return Math.max(...[...borders, to].map((day) => finalFrom(day, rounds)));
}
