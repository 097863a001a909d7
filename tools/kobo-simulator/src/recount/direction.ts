import { countryOf, UNKNOWN_COUNTRY } from './countries.js';

const STATED = new Set(['inflow', 'outflow', 'transit', 'internal']);

/** The stated direction, else the one that follows from the countries of departure and destination. */
export function directionOf(submission: Readonly<Record<string, unknown>>): string {
  const stated = submission['g_move/flow_direction'];
  if (typeof stated === 'string' && STATED.has(stated)) return stated;
  const from = countryOf(submission['g_move/dep_country']);
  const to = countryOf(submission['g_move/dest_country']);
  if (from === UNKNOWN_COUNTRY || to === UNKNOWN_COUNTRY) return 'undefined';
  if (from === 'LAO') return to === 'LAO' ? 'internal' : 'outflow';
  return to === 'LAO' ? 'inflow' : 'transit';
}
