/** Seen from Laos at the point of observation. Transit is a direction, never a type of movement. */
export const FLOW_DIRECTIONS = ['inflow', 'outflow', 'transit', 'internal', 'undefined'] as const;
export type FlowDirection = (typeof FLOW_DIRECTIONS)[number];

/** ISO 3166-1 alpha-3 with the two codes of passports for the stateless and the unknown. */
export const UNKNOWN_COUNTRY = 'XXX';
export const LAOS = 'LAO';

/** Direction from countries of departure and destination; `undefined` where either is not known. */
export function derivedDirection(departure: string, destination: string): FlowDirection {
  if (departure === UNKNOWN_COUNTRY || destination === UNKNOWN_COUNTRY) return 'undefined';
  if (departure === LAOS) return destination === LAOS ? 'internal' : 'outflow';
  return destination === LAOS ? 'inflow' : 'transit';
}
