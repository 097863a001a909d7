import { LAOS, type Finding, type StatedPlace } from '@fm/contracts/vocabulary';
import { districtOf, provinceOf } from './administrative-areas.js';
import { placeFinding, type PlaceField } from './place-findings.js';

export interface CodedPlace {
  readonly place: StatedPlace;
  readonly findings: readonly Finding[];
}

interface CheckedCode {
  readonly code: string | null;
  readonly findings: readonly Finding[];
}

const NOT_STATED: CheckedCode = { code: null, findings: [] };

/**
 * Keeps the codes of a stated place that stand in the code table and agree with each other; another becomes null with a finding, never an
 * error: it costs the breakdown, not the count. A district alone brings its province. The words go where there is a code.
 */
export function codedPlace(end: 'departure' | 'origin' | 'destination', stated: StatedPlace): CodedPlace {
  const province = checkedProvince(`${end}.adm1`, stated);
  const district = checkedDistrict(`${end}.adm2`, stated);
  const adm1 = province.code ?? (district.code ? districtOf(district.code)?.parent ?? null : null);
  const text = adm1 ? null : stated.text;
  return { place: { country: stated.country, adm1, adm2: district.code, text }, findings: [...province.findings, ...district.findings] };
}

function checkedProvince(field: PlaceField, { country, adm1 }: StatedPlace): CheckedCode {
  if (!adm1) return NOT_STATED;
  if (country !== LAOS) return refused(field, adm1, 'abroad');
  return provinceOf(adm1) ? { code: adm1, findings: [] } : refused(field, adm1, 'unknown');
}

/** A district that contradicts the stated province is not believed: which of the two is wrong cannot be told. */
function checkedDistrict(field: PlaceField, { country, adm1, adm2 }: StatedPlace): CheckedCode {
  if (!adm2) return NOT_STATED;
  if (country !== LAOS) return refused(field, adm2, 'abroad');
  const district = districtOf(adm2);
  if (!district) return refused(field, adm2, 'unknown');
  return !adm1 || district.parent === adm1 ? { code: adm2, findings: [] } : refused(field, adm2, 'elsewhere');
}

function refused(field: PlaceField, code: string, reason: 'abroad' | 'unknown' | 'elsewhere'): CheckedCode {
  return { code: null, findings: [placeFinding(field, code, reason)] };
}
