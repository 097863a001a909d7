import { UNKNOWN, UNKNOWN_COUNTRY, type NationalityCount, type SexAgeCount } from '@fm/contracts/vocabulary';

export const sum = (counts: readonly { readonly n: number }[]): number => counts.reduce((total, { n }) => total + n, 0);

/** Rows without a number of persons count nothing. */
export const countable = (rows: readonly NationalityCount[]): number => rows.reduce((total, { n }) => (n > 0 ? total + n : total), 0);

/** The margin by sex and age, summing to the total: a shortfall joins the unknown, an excess makes all unknown. */
export function settledSexAge(sexAge: readonly SexAgeCount[] | null, nTotal: number): readonly SexAgeCount[] {
  if (sexAge !== null && isSettled(sexAge, nTotal)) return sexAge;
  const known = (sexAge ?? []).filter((count) => count.n > 0 && count.sex !== UNKNOWN);
  const stated = sum(sexAge ?? []);
  if (stated > nTotal || known.length === 0) return [{ sex: UNKNOWN, age: UNKNOWN, n: nTotal }];
  const unknown = nTotal - sum(known);
  return unknown > 0 ? [...known, { sex: UNKNOWN, age: UNKNOWN, n: unknown }] : known;
}

/** Nearly always: every box that was filled has somebody, all of known sex, and they are all. */
function isSettled(sexAge: readonly SexAgeCount[], nTotal: number): boolean {
  let total = 0;
  for (const { sex, n } of sexAge) {
    if (n <= 0 || sex === UNKNOWN) return false;
    total += n;
  }
  return total === nTotal && total > 0;
}

/** The margin by nationality, one row a country, summing to the total in the same way. */
export function settledNationalities(rows: readonly NationalityCount[], nTotal: number): readonly NationalityCount[] {
  if (rows.length === 1 && rows[0]?.n === nTotal && nTotal > 0) return rows;
  const stated = rows.filter((row) => row.n > 0);
  const total = sum(stated);
  if (total > nTotal || total === 0) return [{ iso3: UNKNOWN_COUNTRY, n: nTotal }];
  const byCountry = new Map<string, number>();
  for (const { iso3, n } of [...stated, { iso3: UNKNOWN_COUNTRY, n: nTotal - total }]) {
    if (n > 0) byCountry.set(iso3, (byCountry.get(iso3) ?? 0) + n);
  }
  return [...byCountry].map(([iso3, n]) => ({ iso3, n }));
}
