import { listOf, type RawQuery } from './indicator-query.js';

const ENDS = ['depCountry', 'depProvince', 'destCountry', 'destProvince'];

/** The origin-destination question: one matrix over the whole span unless an interval is named, by both ends, and by what else is asked. */
export function flowQuery(raw: RawQuery): RawQuery {
  return { interval: 'total', ...raw, by: [...ENDS, ...listOf(raw, 'by').filter((name) => !ENDS.includes(name))].join(',') };
}

/** The places at both ends: the province where one is known, else the country. Null where one of them is no place. */
export function endsOf(row: Readonly<Record<string, string | number | null>>): { readonly from: string; readonly to: string } | null {
  const [from, to] = [placeOf(row['depCountry'], row['depProvince']), placeOf(row['destCountry'], row['destProvince'])];
  return from && to ? { from, to } : null;
}

function placeOf(country: unknown, province: unknown): string | null {
  if (typeof province === 'string' && /^LA\d{2}$/.test(province)) return province;
  return typeof country === 'string' && /^[A-Z]{3}$/.test(country) && country !== 'XXX' ? country : null;
}
