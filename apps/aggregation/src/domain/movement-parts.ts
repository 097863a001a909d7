import { BASE } from '@fm/contracts/indicators';
import { LAOS, OBSERVABLE_VULNERABILITIES, UNKNOWN, UNKNOWN_COUNTRY, type FmrRecord, type StatedPlace } from '@fm/contracts/vocabulary';
import type { Part } from './contribution.js';
import { restOf } from './movement-cell.js';

/** Province of a place in Laos of which the province is not known. */
export const PROVINCE_UNKNOWN = 'LA-unknown';
/** Province of a place abroad: provinces are told apart in Laos only. */
export const PROVINCE_ABROAD = 'none';

type BreakdownOf = (record: FmrRecord) => Part[];

/**
 * A record in every cube of movements. Each single-choice breakdown (nationality, sex and age, transport and type, hour, origin and
 * destination) sums to the group's total; reason and vulnerability carry their base instead. Two rows of one code make one part.
 */
export function movementParts(record: FmrRecord): Part[] {
  return BREAKDOWNS.flatMap((breakdown) => merged(breakdown(record)));
}

const total: BreakdownOf = (record) => [['total', '', record.nTotal]];

const nationality: BreakdownOf = (record) => record.nationalities.filter(({ n }) => n > 0).map(({ iso3, n }) => ['nationality', restOf('nationality', { nationality: iso3 }), n]);

const sexAge: BreakdownOf = (record) => record.sexAge.filter(({ n }) => n > 0).map(({ sex, age, n }) => ['sexAge', restOf('sexAge', { sex, age }), n]);

const transport: BreakdownOf = ({ transport, movementType, nTotal }) => [['transport', restOf('transport', { transport, movementType }), nTotal]];

const hour: BreakdownOf = (record) => [['hour', record.hour === null ? UNKNOWN : String(record.hour).padStart(2, '0'), record.nTotal]];

const originDestination: BreakdownOf = ({ departure, destination, nTotal }) => {
  const codes = { depCountry: departure.country, depProvince: provinceOf(departure), destCountry: destination.country, destProvince: provinceOf(destination) };
  return [['originDestination', restOf('originDestination', codes), nTotal]];
};

/** A group counts whole under each of its reasons, and once under the base; a group whose reasons are not known is not in the base. */
const reason: BreakdownOf = ({ reasons, nTotal }) => (reasons === null ? [] : [BASE, ...new Set(reasons)].map((code) => ['reason', restOf('reason', { reason: code }), nTotal]));

/**
 * A category's value is persons (v_c), never the group. The base is the movements of records in which any category was answered, null being
 * "not answered". Where categories were answered apart, a category's own base (I20: records with v_c not null) is smaller than this one. An
 * answered zero adds nothing to its category and stands in the base.
 */
const vulnerability: BreakdownOf = ({ vulnerabilities, nTotal }) => {
  const answered = OBSERVABLE_VULNERABILITIES.flatMap((category) => {
    const persons = vulnerabilities[category];
    return persons === null || persons === undefined ? [] : [{ category, persons }];
  });
  if (answered.length === 0) return [];
  const seen = answered.filter(({ persons }) => persons > 0).map(({ category, persons }): Part => ['vulnerability', category, persons]);
  return [['vulnerability', BASE, nTotal], ...seen];
};

const BREAKDOWNS: readonly BreakdownOf[] = [total, nationality, sexAge, transport, reason, hour, originDestination, vulnerability];

/** In Laos the province, or that it is not known; `none` abroad; `unknown` where the country is not known either. */
function provinceOf({ country, adm1 }: StatedPlace): string {
  if (country === LAOS) return adm1 ?? PROVINCE_UNKNOWN;
  return country === UNKNOWN_COUNTRY ? UNKNOWN : PROVINCE_ABROAD;
}

function merged(parts: Part[]): Part[] {
  if (parts.length < 2) return parts;
  const byRest = new Map<string, Part>();
  for (const part of parts) {
    const [cube, rest, value] = part;
    const held = byRest.get(rest);
    byRest.set(rest, held ? [cube, rest, held[2] + value] : part);
  }
  return [...byRest.values()];
}
