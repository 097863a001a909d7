import { isLocalDay, VIENTIANE_OFFSET_HOURS, type LocalDay } from '@fm/contracts/vocabulary';
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

/** A day from `YYYY-MM-DD` (a time behind it is ignored), Lao digits and Buddhist years converted; null where there is no such day. */
export function readDay(text: string | null): ReadDay | null {
  const found = /^(\d{4})-(\d{2}-\d{2})(?:[T ].*)?$/.exec(latinDigits(text?.trim() ?? ''));
  if (!found) return null;
  const year = Number(found[1]);
  const buddhist = year >= BUDDHIST_FROM && year <= BUDDHIST_TO;
  const day = `${buddhist ? year - BUDDHIST_OFFSET : found[1]}-${found[2]}`;
  return isLocalDay(day) ? { day, buddhist } : null;
}

/** The hour 0–23 of `HH:MM…`, as Kobo sends a time; its offset is left alone: it is the clock on the wall. */
export function readHour(text: string | null): number | null {
  const found = /^(\d{1,2}):\d{2}/.exec(latinDigits(text?.trim() ?? ''));
  const hour = found ? Number(found[1]) : Number.NaN;
  return hour >= 0 && hour <= 23 ? hour : null;
}

/** An instant of the device's clock, `2026-06-03T08:14:22.118+07:00`; without an offset it is Laos'. Null where it is none. */
export function readInstant(text: string | null): Date | null {
  const clean = latinDigits(text ?? '');
  if (!/^\d{4}-\d{2}-\d{2}T/.test(clean)) return null;
  const instant = new Date(/(Z|[+-]\d{2}:?\d{2})$/i.test(clean) ? clean : `${clean}+0${VIENTIANE_OFFSET_HOURS}:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** The hour 0–23 in Laos at an instant. */
export const localHourOf = (instant: Date): number => (instant.getUTCHours() + VIENTIANE_OFFSET_HOURS) % 24;
