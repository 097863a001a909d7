import { LAOS, OBSERVABLE_VULNERABILITIES, UNKNOWN, UNKNOWN_COUNTRY, type FmrRecord, type StatedPlace } from '@fm/contracts/vocabulary';

/** How many fields of a registry record the form asks, and how many of them are not known. */
export interface FieldsAsked {
  readonly fields: number;
  readonly missing: number;
}

/** A margin of which nothing is known is missing; one of which something is known is not. The province is asked only of places in Laos. */
export function fieldsAsked(record: FmrRecord): FieldsAsked {
  const known = [
    record.hour !== null, isCode(record.infoSource), isCode(record.direction === 'undefined' ? null : record.direction),
    ...placeKnown(record.departure), ...placeKnown(record.destination),
    isCode(record.movementType), record.reasons !== null, isCode(record.transport), isCode(record.stay), isCode(record.groupType),
    record.sexAge.some(({ sex, age, n }) => n > 0 && (sex !== UNKNOWN || age !== UNKNOWN)),
    record.nationalities.some(({ iso3, n }) => n > 0 && iso3 !== UNKNOWN_COUNTRY),
    ...OBSERVABLE_VULNERABILITIES.map((category) => isAnswered(record, category)),
  ];
  return { fields: known.length, missing: known.filter((is) => !is).length };
}

/** Null: no observable vulnerability was answered; an answered zero is an answer. */
export function anyVulnerability(record: FmrRecord): boolean | null {
  const answered = OBSERVABLE_VULNERABILITIES.filter((category) => isAnswered(record, category));
  return answered.length === 0 ? null : answered.some((category) => (record.vulnerabilities[category] ?? 0) > 0);
}

const isAnswered = ({ vulnerabilities }: FmrRecord, category: keyof FmrRecord['vulnerabilities']): boolean => vulnerabilities[category] !== null && vulnerabilities[category] !== undefined;
const isCode = (code: string | null): boolean => code !== null && code !== UNKNOWN;

function placeKnown({ country, adm1 }: StatedPlace): boolean[] {
  const here = country !== UNKNOWN_COUNTRY;
  return country === LAOS ? [here, adm1 !== null] : [here];
}
