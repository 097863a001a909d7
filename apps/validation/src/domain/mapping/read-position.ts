import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { latinDigits } from './read-answer.js';

/** Kobo's geopoint, `lat lon alt acc`, the last two sometimes missing, of a trace or shape the first; null where it is none or the numbers are no place on earth. */
export function readPosition(text: string | null): MeasuredPosition | null {
  if (text === null) return null;
  const [first = ''] = latinDigits(text).split(';', 1);
  const [lat, lon, , accuracy] = first.trim().split(/\s+/).map(readCoordinate);
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { lat, lon, accuracyM: accuracy !== undefined && Number.isFinite(accuracy) ? accuracy : null };
}

function readCoordinate(part: string): number {
  return /^-?\d{1,5}([.,]\d{1,20})?$/.test(part) ? Number(part.replace(',', '.')) : Number.NaN;
}
