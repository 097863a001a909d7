import { geodesicMetres, type LatLon } from './geometry/geodesic.js';

export interface ProposedPosition extends LatLon {
  /** Metres within which half of the fixes lie. */
  readonly spreadM: number;
  /** Metres from the position in the register. */
  readonly movedM: number;
}

/** Eleven metres: finer would be a single phone's. */
const DECIMALS = 4;

/** The median of latitudes and of longitudes: a few wild fixes do not move it. */
export function medianPosition(fixes: readonly LatLon[], registered: LatLon): ProposedPosition {
  const at = { lat: rounded(median(fixes.map(({ lat }) => lat))), lon: rounded(median(fixes.map(({ lon }) => lon))) };
  return { ...at, spreadM: Math.ceil(median(fixes.map((fix) => geodesicMetres(fix, at)))), movedM: Math.round(geodesicMetres(registered, at)) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = low] = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return (low + high) / 2;
}

function rounded(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
