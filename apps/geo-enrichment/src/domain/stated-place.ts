import { LAOS, type Finding, type StatedPlace } from '@fm/contracts/vocabulary';
import { districtOf, provinceOf } from './administrative-areas.js';
import { areaOf } from './names/lao-names.js';
import { exactKey } from './names/name-keys.js';
import { candidate, resolvePlace, type PlaceCandidate, type ResolvedPlace } from './names/resolve-place.js';
import type { PlaceAlias } from './place-alias.js';
import { placeFinding, type PlaceField } from './place-findings.js';
import type { StatedName } from './submission-state.js';

export interface CodedPlace {
  readonly place: StatedPlace;
  readonly findings: readonly Finding[];
  /** The words, where a code was missing. */
  readonly name: StatedName | null;
  /** When a person said what the words mean; null where nobody had to. */
  readonly decidedAt: string | null;
}

export type AliasLookup = (name: { readonly key: string; readonly within: string }) => PlaceAlias | undefined;

interface CheckedCode {
  readonly code: string | null;
  readonly findings: readonly Finding[];
}

const NOT_STATED: CheckedCode = { code: null, findings: [] };

/**
 * A stated place in codes. First the codes that stand in the code table and agree with each other; another becomes null with a finding,
 * never an error: it costs the breakdown, not the count. A district alone brings its province. Where the district is missing the words are
 * looked up: what a person said about them first, then names and spellings. The words go where there is a code.
 */
export function codedPlace(end: StatedName['end'], stated: StatedPlace, aliasOf: AliasLookup): CodedPlace {
  const { coded, findings } = checkedCodes(end, stated);
  const asked = wordsToLookUp(stated, coded);
  return asked ? { ...byName(end, coded, asked, aliasOf), findings } : { place: coded, findings, name: null, decidedAt: null };
}

/** The words of a stated place that have to be looked up. */
export function wordsOf(end: StatedName['end'], stated: StatedPlace): StatedWords | null {
  return wordsToLookUp(stated, checkedCodes(end, stated).coded);
}

type StatedWords = Pick<StatedName, 'text' | 'key' | 'within'>;

function checkedCodes(end: StatedName['end'], stated: StatedPlace): { readonly coded: StatedPlace; readonly findings: readonly Finding[] } {
  const province = checkedProvince(`${end}.adm1`, stated);
  const district = checkedDistrict(`${end}.adm2`, stated);
  const adm1 = province.code ?? (district.code ? districtOf(district.code)?.parent ?? null : null);
  const coded = { country: stated.country, adm1, adm2: district.code, text: adm1 ? null : stated.text };
  return { coded, findings: [...province.findings, ...district.findings] };
}

/** Words of a place in Laos of which no district is known. */
function wordsToLookUp(stated: StatedPlace, coded: Pick<StatedPlace, 'adm1' | 'adm2'>): StatedWords | null {
  if (stated.country !== LAOS || coded.adm2 !== null || !stated.text) return null;
  const key = exactKey(stated.text);
  return key === '' ? null : { text: stated.text, key, within: coded.adm1 ?? '' };
}

function byName(end: StatedName['end'], coded: StatedPlace, asked: StatedWords, aliasOf: AliasLookup): Omit<CodedPlace, 'findings'> {
  const alias = aliasOf(asked);
  const { decided, candidates } = alias ? said(alias) : resolvePlace(asked.text, asked.within || null);
  const state = decided !== null ? 'decided' : alias ? 'closed' : 'open';
  const name: StatedName = { end, ...asked, state, aliasRevision: alias?.revision ?? 0, candidates: state === 'open' ? candidates : [] };
  return { place: decided === null ? coded : withCode(coded, decided, candidates), name, decidedAt: alias?.decidedAt ?? null };
}

function said({ pcode }: PlaceAlias): ResolvedPlace {
  return { decided: pcode, candidates: pcode === null ? [] : [candidate(pcode, 'alias', 1)] };
}

function withCode(coded: StatedPlace, pcode: string, candidates: readonly PlaceCandidate[]): StatedPlace {
  const found = areaOf(pcode);
  const by = candidates.find((one) => one.pcode === pcode);
  if (!found || !by) return coded;
  const codes = found.level === 1 ? { adm1: found.pcode, adm2: null } : { adm1: found.parent, adm2: found.pcode };
  return { country: coded.country, ...codes, text: null, match: { method: by.method, confidence: by.confidence } };
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
