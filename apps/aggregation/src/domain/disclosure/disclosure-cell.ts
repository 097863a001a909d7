import { RELEASE_AXES } from '@fm/contracts/indicators';

export type Dimensions = Readonly<Record<string, string>>;

/** One cell that may be published. */
export interface DisclosureCell {
  readonly id: string;
  readonly period: string;
  /** What is not named is summed over. */
  readonly dimensions: Dimensions;
  readonly value: number;
  /** How many records are behind it, or fewer: never more than there are. */
  readonly records: number;
  /** The number of which this is a part (N), where a rule goes by it. */
  readonly base: number | null;
}

const ORDER = RELEASE_AXES.flat();

/** `movements/2026-06/province=LA03,direction=inflow`; `movements/2026-06/all` where nothing is named. */
export function cellIdOf(measure: string, period: string, dimensions: Dimensions): string {
  const named = ORDER.flatMap((name) => (dimensions[name] === undefined ? [] : [`${name}=${encodeURIComponent(dimensions[name])}`]));
  return `${measure}/${period}/${named.join(',') || 'all'}`;
}

/** The same dimensions without one of them. */
export function without(dimensions: Dimensions, name: string): Dimensions {
  return Object.fromEntries(Object.entries(dimensions).filter(([known]) => known !== name));
}
