import type { LocalDay } from './local-day.js';
import type { Bilingual } from './verdict.js';

/** A flow monitoring point as registered. Its codes, not a measurement, say where an interview took place. */
export interface MonitoringPoint {
  readonly code: string;
  readonly names: Bilingual;
  readonly type: string;
  readonly class: 'border' | 'internal' | 'community';
  readonly lat: number;
  readonly lon: number;
  /** False until someone has confirmed the coordinates on the ground. */
  readonly confirmed: boolean;
  readonly radiusM: number;
  readonly adm1: string;
  readonly adm2: string;
  readonly openedOn: LocalDay;
  readonly closedOn: LocalDay | null;
  /** Points of one corridor see the same travellers: their figures are not added up. */
  readonly corridor: string | null;
  /** Whether a corridor is counted at this point. More than one may count for it, each for its mode: rail, road. */
  readonly corridorCounts?: boolean;
  /** When it is staffed, by its own plan; absent where that is not known. */
  readonly hours?: OpeningHours | null;
  /** Interviews take place on board of a train or bus, so that a measured position says nothing about the point. */
  readonly onBoard?: boolean;
}

/** Local times, HH:MM; a point that closes at or before it opens is open over midnight. */
export interface OpeningHours {
  readonly opens: string;
  readonly closes: string;
}
