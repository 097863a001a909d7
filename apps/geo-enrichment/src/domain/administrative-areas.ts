import { LAO_DISTRICTS_CENTRE } from './lao-districts-centre.js';
import { LAO_DISTRICTS_NORTH } from './lao-districts-north.js';
import { LAO_DISTRICTS_SOUTH } from './lao-districts-south.js';
import { LAO_PROVINCES } from './lao-provinces.js';

/*
 * Where the table comes from: codes and English names from OCHA's COD-AB (P-codes valid from 2019-11-12). Lao names of the provinces and of
 * 69 districts from the COD-AB attributes as nipndri/mapjsfiles publishes them, 76 districts from two public lists that agree
 * (tovannapha/self_admin, Khampasert9328/ev_charging_app), typing errors corrected in LA0105, LA1203 and LA1210.
 * The Lao names await proof-reading by a Lao speaker.
 */

/** A province (level 1) or a district (level 2) of the code table. */
export interface AdministrativeArea {
  readonly pcode: string;
  readonly level: 1 | 2;
  /** P-code of the area that it lies in: of the country for a province. */
  readonly parent: string;
  /** ISO 3166-2, provinces only. */
  readonly iso: string | null;
  readonly en: string;
  readonly lo: string;
}

const COUNTRY = 'LA';
/** `LA` and two digits: a district's P-code begins with its province's. */
const PROVINCE_LENGTH = 4;

export const PROVINCES: readonly AdministrativeArea[] = LAO_PROVINCES.map(([pcode, iso, en, lo]) => ({ pcode, level: 1, parent: COUNTRY, iso, en, lo }));

export const DISTRICTS: readonly AdministrativeArea[] = [...LAO_DISTRICTS_NORTH, ...LAO_DISTRICTS_CENTRE, ...LAO_DISTRICTS_SOUTH]
  .map(([pcode, en, lo]) => ({ pcode, level: 2, parent: pcode.slice(0, PROVINCE_LENGTH), iso: null, en, lo }));

const BY_CODE: ReadonlyMap<string, AdministrativeArea> = new Map([...PROVINCES, ...DISTRICTS].map((area) => [area.pcode, area]));

export function provinceOf(pcode: string): AdministrativeArea | undefined {
  const area = BY_CODE.get(pcode);
  return area?.level === 1 ? area : undefined;
}

export function districtOf(pcode: string): AdministrativeArea | undefined {
  const area = BY_CODE.get(pcode);
  return area?.level === 2 ? area : undefined;
}
