import { DISTRICTS, districtOf, PROVINCES, provinceOf, type AdministrativeArea } from '../administrative-areas.js';
import { LAO_ALIASES } from './lao-aliases.js';
import { NameIndex } from './name-index.js';

const namesOf = ({ pcode, parent, en, lo }: AdministrativeArea): { code: string; parent: string; name: string }[] => [en, lo, ...(LAO_ALIASES[pcode] ?? [])].map((name) => ({ code: pcode, parent, name }));

/** The names of the 18 provinces and 148 districts: English, Lao and other spellings. */
export const LAO_NAMES = new NameIndex([...PROVINCES, ...DISTRICTS].flatMap(namesOf));

/** Districts to which national lists give another number than COD-AB. 1803 and 1805 are exchanged, not merely renumbered. */
const CENSUS_EXCEPTIONS: Readonly<Record<string, string>> = { '1803': 'LA1805', '1805': 'LA1803', '1011': 'LA1013', '1012': 'LA1013' };

/** The area that a code names: a P-code, an ISO 3166-2 code, or the four figures of the national lists. */
export function areaByCode(text: string): AdministrativeArea | undefined {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (/^\d{4}$/.test(code)) return districtOf(CENSUS_EXCEPTIONS[code] ?? `LA${code}`);
  return provinceOf(code) ?? districtOf(code) ?? PROVINCES.find(({ iso }) => iso === code);
}

export function areaOf(pcode: string): AdministrativeArea | undefined {
  return provinceOf(pcode) ?? districtOf(pcode);
}
