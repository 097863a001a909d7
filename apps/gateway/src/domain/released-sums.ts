import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { CellNeed, QueryDimension, SummedCell } from '@fm/indicators';
import type { ReleasedNeed } from './released-need.js';

/** A cell as it was released; value null: suppressed. */
export interface ReleasedFigure {
  readonly period: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number | null;
}

type Points = ReadonlyMap<string, MonitoringPoint>;

/** Sums of released cells. One suppressed cell suppresses the sum: nothing is told of it beyond what was released. */
export function releasedSums(need: CellNeed, { periods }: ReleasedNeed, figures: readonly ReleasedFigure[], points: readonly MonitoringPoint[]): SummedCell[] {
  const register = new Map(points.map((point) => [point.code, point]));
  const sums = new Map<string, { period: string; codes: Record<string, string>; value: number | null; places: Record<string, string>[] }>();
  for (const { period, dimensions, value } of figures) {
    const codeOf = (name: QueryDimension): string => codeIn(name, { period, dimensions, value }, register);
    if ([...need.filters].some(([name, codes]) => !codes.includes(codeOf(name)))) continue;
    const codes = Object.fromEntries(need.by.map((name) => [name, codeOf(name)]));
    const asked = periods.get(period) ?? period;
    const key = JSON.stringify([asked, ...Object.values(codes)]);
    const sum = sums.get(key) ?? { period: asked, codes, value: 0, places: [] };
    sum.value = sum.value === null || value === null ? null : sum.value + value;
    sum.places.push(dimensions);
    sums.set(key, sum);
  }
  return [...sums.values()].map(({ places, ...sum }) => ({ ...sum, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0, revision: 0, ...mixture(places, points) }));
}

function codeIn(name: QueryDimension, { period, dimensions }: ReleasedFigure, points: Points): string {
  const point = points.get(dimensions['fmp'] ?? '');
  if (name === 'weekday') return String(new Date(`${period}T00:00:00Z`).getUTCDay() || 7);
  if (name === 'pointClass') return point?.class ?? 'unknown';
  if (name === 'counting') return point ? (point.corridor === null || point.corridorCounts === true ? 'yes' : 'no') : 'unknown';
  return dimensions[name] ?? 'unknown';
}

/** By the register: which points a cell adds up is not told of it. */
function mixture(places: readonly Readonly<Record<string, string>>[], points: readonly MonitoringPoint[]): Pick<SummedCell, 'sharesCorridor' | 'mixesClasses'> {
  const within = points.filter(({ code, adm1, adm2 }) => places.some(({ province = adm1, district = adm2, fmp = code }) => province === adm1 && district === adm2 && fmp === code));
  const inCorridor = within.filter(({ corridor }) => corridor !== null);
  const sharesCorridor = new Set(inCorridor.map(({ corridor }) => corridor)).size < inCorridor.length && inCorridor.some(({ corridorCounts }) => corridorCounts !== true);
  return { sharesCorridor, mixesClasses: within.some((point) => point.class === 'border') && within.some((point) => point.class === 'internal') };
}
