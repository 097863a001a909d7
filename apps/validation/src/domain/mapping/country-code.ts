import { iso31661Alpha3ToAlpha2 } from 'iso-3166';

/** Stateless: a code of passports (ICAO Doc 9303), not of ISO 3166. */
const STATELESS = 'XXA';
const CODES: ReadonlySet<string> = new Set([...Object.keys(iso31661Alpha3ToAlpha2), STATELESS]);

/** The upper-cased code where it is an assigned ISO 3166-1 alpha-3 one or that of the stateless; null where it is something else. */
export function countryCode(text: string): string | null {
  if (CODES.has(text)) return text;
  const code = text.trim().toUpperCase();
  return CODES.has(code) ? code : null;
}
