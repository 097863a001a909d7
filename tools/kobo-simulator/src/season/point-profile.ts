import type { Holiday } from './calendar.js';
import type { Area } from './places.js';
import type { Purpose } from './purposes.js';

type Weighted<T> = readonly (readonly [T, number])[];

export interface Flow {
  direction: 'inflow' | 'outflow' | 'transit' | 'internal';
  from: Weighted<Area>;
  to: Weighted<Area>;
}

/** What an ordinary day at a point looks like. Invented, but with the character of the place. */
export interface PointProfile {
  code: string;
  province: 'LA03' | 'LA04';
  /** Roughly where the team stands; the field has not confirmed it. */
  position: readonly [latitude: number, longitude: number];
  /** Groups registered on an ordinary day. */
  perDay: number;
  /** Hour of the day and weight. */
  hours: Weighted<number>;
  /** Local times at which a train, bus or boat brings many groups within a quarter of an hour; half of the day's groups come then. */
  arrivals?: readonly string[];
  flows: Weighted<Flow>;
  nationalities: Weighted<string>;
  transport: Weighted<string>;
  purposes: Weighted<Purpose>;
  /** Weekdays (0 Sunday) or days of the month on which a market is held. */
  market?: { weekdays?: readonly number[]; monthDays?: readonly number[]; factor: number };
  weekendFactor: number;
  holidays: Record<Holiday, number>;
}

/** Daylight with a morning and an afternoon peak. */
export const DAYLIGHT: Weighted<number> = [
  [6, 2], [7, 5], [8, 8], [9, 9], [10, 7], [11, 5], [12, 3], [13, 4], [14, 6], [15, 7], [16, 6], [17, 3],
];
