import { isLocalDay, localDayOf, VIENTIANE_OFFSET_HOURS, type LocalDay } from '@fm/contracts/vocabulary';
import { plainInstant } from './plain-instant.js';
import { digitsAt } from './plain-text.js';
import { latinDigits } from './read-answer.js';

/** Thai and Lao calendars count from 543 years earlier. */
const BUDDHIST_OFFSET = 543;
const BUDDHIST_FROM = 2500;
const BUDDHIST_TO = 2600;

export interface ReadDay {
  readonly day: LocalDay;
  /** The year was of the Buddhist era and was converted. */
  readonly buddhist: boolean;
}

/** The same text with a year of the common era, and whether it had another. */
function inCommonEra(text: string): { readonly text: string; readonly buddhist: boolean } {
  const year = Number(text.slice(0, 4));
  const buddhist = year >= BUDDHIST_FROM && year <= BUDDHIST_TO;
  return { text: buddhist ? `${year - BUDDHIST_OFFSET}${text.slice(4)}` : text, buddhist };
}

const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A day from `YYYY-MM-DD`; of a moment with an offset (`2026-06-02T23:59:00Z`) the day in Laos; a time without one is ignored. Lao digits and
 * Buddhist years are converted; null where there is no such day.
 */
export function readDay(text: string | null): ReadDay | null {
  if (text === null) return null;
  if (isPlainDay(text)) return { day: text, buddhist: false };
  const written = latinDigits(text);
  if (!/^\d{4}-\d{2}-\d{2}($|[T ])/.test(written)) return null;
  const { text: common, buddhist } = inCommonEra(written);
  const moment = common.length > 10 && OFFSET.test(common.slice(11)) ? readInstant(common.replace(' ', 'T')) : null;
  const day = moment ? localDayOf(moment) : common.slice(0, 10);
  return isLocalDay(common.slice(0, 10)) ? { day, buddhist } : null;
}

const DASH = 45;

/** A day that every year and month has, told without a pattern. */
function isPlainDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  return year >= 0 && (year < BUDDHIST_FROM || year > BUDDHIST_TO) && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

/** The hour 0–23 of `HH:MM…`, as Kobo sends a time; its offset is left alone: it is the clock on the wall. */
export function readHour(text: string | null): number | null {
  if (text !== null && text.charCodeAt(2) === COLON) {
    const hour = digitsAt(text, 0, 2);
    const minute = digitsAt(text, 3, 2);
    if (hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59) return hour;
  }
  const time = readTime(text);
  return time === null ? null : Number(time.slice(0, 2));
}

const COLON = 58;

/** `HH:MM` on the wall. */
export function readTime(text: string | null): string | null {
  if (text === null) return null;
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})/.exec(latinDigits(text)) ?? [];
  return hour !== '' && Number(hour) <= 23 && Number(minute) <= 59 ? `${hour.padStart(2, '0')}:${minute}` : null;
}

/** An instant of the device's clock, `2026-06-03T08:14:22.118+07:00`, Buddhist years converted; without an offset it is Laos'. Null where it is none. */
export function readInstant(text: string | null): Date | null {
  if (text === null) return null;
  const plain = plainInstant(text);
  if (!Number.isNaN(plain)) return new Date(plain);
  const written = latinDigits(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(written)) return null;
  const { text: common } = inCommonEra(written);
  const instant = new Date(OFFSET.test(common.slice(11)) ? common : `${common}${LAOS}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

const LAOS = `+0${VIENTIANE_OFFSET_HOURS}:00`;

/** Minutes east of Greenwich that a moment is written with; null where it says nothing. */
export function offsetOf(text: string | null): number | null {
  if (text === null) return null;
  if (text.endsWith(LAOS)) return VIENTIANE_OFFSET_HOURS * 60;
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})$/.exec(text.slice(10)) ?? [];
  if (sign === undefined) return /Z$/i.test(text) ? 0 : null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The hour 0–23 in Laos at an instant. */
export const localHourOf = (instant: Date): number => (instant.getUTCHours() + VIENTIANE_OFFSET_HOURS) % 24;
