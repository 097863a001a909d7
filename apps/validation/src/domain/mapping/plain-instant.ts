import { digitsAt } from './plain-text.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** `2026-06-03T08:14:22.118+07:00` */
const LENGTH = 29;
const DASH = 45;
const LETTER_T = 84;
const COLON = 58;
const POINT = 46;
const PLUS = 43;
/** A year of the Buddhist era is read the long way, and so is one that Date.UTC takes for another. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2499;
/** Days that every month has. */
const SHORTEST_MONTH = 28;

/** Milliseconds since 1970 of a moment written as nearly every phone writes it, told without a pattern; NaN for all others, which may be moments nevertheless. */
export function plainInstant(text: string): number {
  if (text.length !== LENGTH || !hasSigns(text)) return Number.NaN;
  const year = within(digitsAt(text, 0, 4), FIRST_YEAR, LAST_YEAR);
  const month = within(digitsAt(text, 5, 2), 1, 12);
  const day = within(digitsAt(text, 8, 2), 1, SHORTEST_MONTH);
  const minutes = within(digitsAt(text, 11, 2), 0, 23) * 60 + within(digitsAt(text, 14, 2), 0, 59);
  const ms = within(digitsAt(text, 17, 2), 0, 59) * 1000 + within(digitsAt(text, 20, 3), 0, 999);
  const east = within(digitsAt(text, 24, 2), 0, 14) * 60 + within(digitsAt(text, 27, 2), 0, 59);
  return daysSince1970(year, month, day) * DAY_MS + (minutes - east) * MINUTE_MS + ms;
}

function hasSigns(text: string): boolean {
  return text.charCodeAt(4) === DASH && text.charCodeAt(7) === DASH && text.charCodeAt(10) === LETTER_T && text.charCodeAt(13) === COLON
    && text.charCodeAt(16) === COLON && text.charCodeAt(19) === POINT && text.charCodeAt(23) === PLUS && text.charCodeAt(26) === COLON;
}

const within = (value: number, least: number, most: number): number => (value >= least && value <= most ? value : Number.NaN);

/** Of the Gregorian calendar, with years that begin in March, so that the leap day is the last (H. Hinnant, chrono-compatible low-level date algorithms). */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - DAYS_TO_1970;
}

const DAYS_TO_1970 = 719_468;
