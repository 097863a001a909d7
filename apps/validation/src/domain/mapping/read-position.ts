import type { MeasuredPosition } from '@fm/contracts/vocabulary';

/** Kobo's geopoint, `lat lon alt acc`, the last two sometimes missing; null where it is none or the numbers are no place on earth. */
export function readPosition(text: string | null): MeasuredPosition | null {
  const [lat, lon, , accuracy] = (text ?? '').trim().split(/\s+/).map(Number);
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { lat, lon, accuracyM: accuracy !== undefined && Number.isFinite(accuracy) ? accuracy : null };
}
