import { finalFrom, VIENTIANE_OFFSET_HOURS, type FigureState, type FinalityTerms, type LocalDay } from '@fm/contracts/vocabulary';

/** A day at a point, of which one asks whether it is final at an instant (milliseconds since 1970). */
export interface PlaceDay {
  readonly point: string;
  readonly day: LocalDay;
  readonly atMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The end of a day in Laos: no day is final before, whatever its rounds say, so that nobody needs to ask them. */
export const endOfDay = (day: LocalDay): number => Date.parse(`${day}T00:00:00Z`) - VIENTIANE_OFFSET_HOURS * HOUR_MS + DAY_MS;

/** When the days of some points become final, by their rounds. */
export class Finality {
  private readonly known = new Map<string, number>();

  /** @param terms rounds by point; a point that is missing has none */
  constructor(private readonly terms: ReadonlyMap<string, readonly FinalityTerms[]>) {}

  isFinal({ point, day, atMs }: PlaceDay): boolean {
    return atMs >= endOfDay(day) && atMs >= this.from(point, day);
  }

  stateOf(restated: boolean, asked: PlaceDay): FigureState {
    if (restated) return 'restated';
    return this.isFinal(asked) ? 'final' : 'provisional';
  }

  private from(point: string, day: LocalDay): number {
    const key = `${point}/${day}`;
    const held = this.known.get(key);
    if (held !== undefined) return held;
    const from = finalFrom(day, this.terms.get(point) ?? []);
    this.known.set(key, from);
    return from;
  }
}
