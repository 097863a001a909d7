import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { decimalAt } from './plain-text.js';
import { latinDigits } from './read-answer.js';

/** Kobo's geopoint, `lat lon alt acc`, the last two sometimes missing, of a trace or shape the first; null where it is none or the numbers are no place on earth. */
export function readPosition(text: string | null): MeasuredPosition | null {
  return text === null ? null : plainPosition(text) ?? patternPosition(text);
}

/** `20.9 101.4 600.0 5.1` and nothing else, as phones send it; null where it is written in another way. */
function plainPosition(text: string): MeasuredPosition | null {
  const first = text.indexOf(' ');
  const second = text.indexOf(' ', first + 1);
  const third = second < 0 ? -1 : text.indexOf(' ', second + 1);
  if (third < 0) return null;
  const lat = decimalAt(text, 0, first);
  const lon = decimalAt(text, first + 1, second);
  const accuracyM = decimalAt(text, third + 1, text.length);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !Number.isNaN(accuracyM) ? { lat, lon, accuracyM } : null;
}

function patternPosition(text: string): MeasuredPosition | null {
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
