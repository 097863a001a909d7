import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { latinDigits } from './read-answer.js';

/** Kobo's geopoint, `lat lon alt acc`, the last two sometimes missing, of a trace or shape the first; null where it is none or the numbers are no place on earth. */
export function readPosition(text: string | null): MeasuredPosition | null {
  if (text === null) return null;
  const latin = latinDigits(text);
  const end = latin.indexOf(';');
  const parts = (end < 0 ? latin : latin.slice(0, end).trim()).split(SPACES);
  const [lat, lon, accuracy] = [readCoordinate(parts[0]), readCoordinate(parts[1]), readCoordinate(parts[3])];
  if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { lat, lon, accuracyM: Number.isNaN(accuracy) ? null : accuracy };
}

const SPACES = /\s+/;
const COORDINATE = /^-?\d{1,5}([.,]\d{1,20})?$/;

function readCoordinate(part: string | undefined): number {
  return part !== undefined && COORDINATE.test(part) ? Number(part.includes(',') ? part.replace(',', '.') : part) : Number.NaN;
}
