import { BASE, MOVEMENT_CUBES, multiChoiceOf, RELEASE_AXES, RELEASE_CUBES, type ReleaseCube } from '@fm/contracts/indicators';
import { addDays, type LocalDay } from '@fm/contracts/vocabulary';
import { periodOf, spanOfPeriod, type CellNeed, type DaySpan, type Interval, type QueryDimension } from '@fm/indicators';

/** The cells of one margin of a release, and in which period of the question each counts. */
export interface ReleasedNeed {
  readonly measure: string;
  /** The dimensions of the margin in order, joined by dots. */
  readonly names: string;
  /** Released period → asked period. */
  readonly periods: ReadonlyMap<string, string>;
  /** Codes by dimension of the margin. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly without: { readonly name: string; readonly code: string } | null;
}

const MEASURE = 'movements';
/** Dimensions that follow from the point itself: its own cells are added up by them. */
const OF_POINT: readonly QueryDimension[] = ['fmp', 'pointClass', 'counting'];
const LARGEST_FIRST: readonly Interval[] = ['year', 'quarter', 'month', 'day'];

/** Null where the releases do not tell it: another measure, a finer crossing, days of a breakdown, days outside the release. */
export function releasedNeed(need: CellNeed, release: DaySpan): ReleasedNeed | null {
  const cube = Object.entries(RELEASE_CUBES).find(([name]) => MOVEMENT_CUBES[name as keyof typeof MOVEMENT_CUBES].name === need.cube.name)?.[1];
  if (!cube || need.measure !== MEASURE || need.span.from < release.from || need.span.to > release.to) return null;
  const multiChoice = multiChoiceOf(need.cube);
  const asked = [...need.by, ...need.filters.keys(), ...(multiChoice && need.base === 'only' ? [multiChoice] : [])];
  if (asked.includes('round')) return null;
  const names = marginOf(asked);
  const breakdown = names.filter((name) => cube.axes.flat().some((known) => known === name));
  const finest = breakdown.length === 0 ? 'day' : cube.finest;
  const periods = asked.includes('weekday') ? daysOnly(need, finest) : periodsOf(need, finest);
  if (!periods || breakdown.length > cube.deepest && breakdown.length > 0) return null;
  return { measure: MEASURE, names: names.join('.'), periods, ...baseOf(need, multiChoice, codesOf(need, names)) };
}

/** A finer place names the larger ones too, and a province its country. */
function marginOf(asked: readonly QueryDimension[]): string[] {
  const wanted: readonly string[] = asked.map((name) => (OF_POINT.includes(name) ? 'fmp' : name));
  return RELEASE_AXES.flatMap((axis) => axis.slice(0, axis.findLastIndex((name) => wanted.includes(name)) + 1));
}

function codesOf({ filters }: CellNeed, names: readonly string[]): Map<string, readonly string[]> {
  return new Map([...filters].filter(([name]) => names.includes(name)));
}

function baseOf({ base }: CellNeed, multiChoice: string | undefined, codes: Map<string, readonly string[]>): Pick<ReleasedNeed, 'codes' | 'without'> {
  if (multiChoice === undefined || base === 'with') return { codes, without: null };
  return base === 'only' ? { codes: new Map([...codes, [multiChoice, [BASE]]]), without: null } : { codes, without: { name: multiChoice, code: BASE } };
}

function daysOnly({ span, interval }: CellNeed, finest: ReleaseCube['finest']): Map<string, string> | null {
  if (finest !== 'day') return null;
  const days = new Map<string, string>();
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) days.set(day, periodOf(day, interval));
  return days;
}

/** The asked periods, each made of the largest released ones that fit into it. */
function periodsOf({ span, interval }: CellNeed, finest: ReleaseCube['finest']): Map<string, string> | null {
  const periods = new Map<string, string>();
  for (let day = span.from; day <= span.to;) {
    const asked = periodOf(day, interval);
    const last = earlier(spanOfPeriod(asked, span).to, span.to);
    const largest = LARGEST_FIRST.map((level) => periodOf(day, level)).find((period) => fits(period, day, last));
    if (largest === undefined || (finest === 'month' && largest.length > MONTH.length && !largest.includes('Q'))) return null;
    periods.set(largest, asked);
    day = addDays(spanOfPeriod(largest, span).to, 1);
  }
  return periods;
}

const MONTH = '2026-06';
const earlier = (a: LocalDay, b: LocalDay): LocalDay => (a < b ? a : b);

function fits(period: string, from: LocalDay, to: LocalDay): boolean {
  const span = spanOfPeriod(period, { from, to });
  return span.from === from && span.to <= to;
}
