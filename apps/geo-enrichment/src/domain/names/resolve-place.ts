import { areaByCode, areaOf, LAO_NAMES } from './lao-names.js';
import { FOREIGN_NAMES, NO_ANSWERS } from './foreign-names.js';
import { keysOf, type NameKeys } from './name-keys.js';
import { likeness } from './spelling-distance.js';

/** How a name was found. `alias`: a person said so; `fuzzy`: by likeness alone. */
export type NameMethod = 'code' | 'alias' | 'exact' | 'folded' | 'skeleton' | 'fuzzy';

export interface PlaceCandidate {
  readonly pcode: string;
  readonly level: 1 | 2;
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly method: NameMethod;
}

/** `decided` is null where the candidates are for a person to choose from. */
export interface ResolvedPlace {
  readonly decided: string | null;
  readonly candidates: readonly PlaceCandidate[];
}

const CONFIDENCE: Readonly<Record<Exclude<NameMethod, 'fuzzy'>, number>> = { code: 1, alias: 1, exact: 1, folded: 0.97, skeleton: 0.92 };
/** What likeness a name needs, how long its skeleton must be, and how much less like the second must be. A known province leaves fewer to be mistaken for. */
const IN_PROVINCE = { least: 0.7, shortest: 3, margin: 0.06 };
const ANYWHERE = { least: 0.85, shortest: 6, margin: 0.06 };
/** From the strictest to the loosest. */
const KINDS = ['exact', 'folded', 'skeleton'] as const;
const MOST_CANDIDATES = 5;
/** Not worth a person's look below this. */
const WORTH_SHOWING = 0.6;

/** In real life both the capital and the province around it. */
const BOTH_VIENTIANES: ReadonlySet<string> = new Set(['vientiane', 'viangchan', 'viengchan', 'viangchane', 'viengchane']);
const SAID_NOTHING: ReadonlySet<string> = new Set(NO_ANSWERS.map((text) => keysOf(text).exact));
const FOREIGN: readonly NameKeys[] = FOREIGN_NAMES.map(keysOf);
const FOREIGN_FOLDED: ReadonlySet<string> = new Set(FOREIGN.map(({ folded }) => folded));

/**
 * The province or district that a text means, from codes, names and spellings in Latin or Lao script.
 * @param within P-code of a province: only its districts are meant, or itself where none of them fits
 */
export function resolvePlace(text: string, within: string | null = null): ResolvedPlace {
  const asked = `${within ?? ''}:${text}`;
  const known = KNOWN.get(asked) ?? resolved(text, within);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(asked, known);
  return known;
}

/** The same few hundred words come again and again, and likeness takes a millisecond to find out. */
const KNOWN = new Map<string, ResolvedPlace>();
const MOST_KNOWN = 5_000;

function resolved(text: string, within: string | null): ResolvedPlace {
  const coded = areaByCode(text);
  if (coded) return !within || coded.pcode === within || coded.parent === within ? decided(coded.pcode, 'code') : open([candidate(coded.pcode, 'code', 0.5)]);
  const keys = keysOf(text);
  return within ? resolveWithin(keys, within) : resolveAnywhere(text, keys);
}

function resolveWithin(keys: NameKeys, within: string): ResolvedPlace {
  for (const kind of KINDS) {
    const found = LAO_NAMES.codesOf(kind, keys).filter((code) => areaOf(code)?.parent === within);
    if (found.length > 0) return chosen(found, kind);
  }
  const ofProvince = KINDS.find((kind) => LAO_NAMES.codesOf(kind, keys).includes(within));
  return ofProvince ? decided(within, ofProvince) : alike(keys, within);
}

function resolveAnywhere(text: string, keys: NameKeys): ResolvedPlace {
  if (SAID_NOTHING.has(keys.exact) || keys.folded === '') return open([]);
  const level = statedLevel(text);
  if (BOTH_VIENTIANES.has(keys.folded)) return level === 1 ? decided('LA10', 'exact') : open(['LA01', 'LA10'].map((pcode) => candidate(pcode, 'exact', 0.5)));
  for (const kind of KINDS) {
    const found = preferred(LAO_NAMES.codesOf(kind, keys), level);
    if (found.length > 0) return level === null && FOREIGN_FOLDED.has(keys.folded) ? open(found.map((code) => candidate(code, kind, 0.5))) : chosen(found, kind);
  }
  return alike(keys, null);
}

/** The level that the words before a name say: ແຂວງ or ເມືອງ. */
function statedLevel(text: string): 1 | 2 | null {
  if (/^\s*(ແຂວງ|ຂ\.|khoueng|khwaeng|khoeng)|\bprovince\b/iu.test(text)) return 1;
  return /^\s*(ເມືອງ|ມ\.|muang|mueang|meuang|mouang)|\bdistrict\b/iu.test(text) ? 2 : null;
}

/** Without a word about the level a province comes before the district of the same name: it is right for both. */
function preferred(codes: readonly string[], level: 1 | 2 | null): readonly string[] {
  const ofLevel = codes.filter((code) => areaOf(code)?.level === (level ?? 1));
  return ofLevel.length > 0 ? ofLevel : codes;
}

function chosen(codes: readonly string[], kind: (typeof KINDS)[number]): ResolvedPlace {
  const [only, ...others] = codes;
  return only !== undefined && others.length === 0 ? decided(only, kind) : open(codes.map((code) => candidate(code, kind, 0.5)));
}

function alike(keys: NameKeys, within: string | null): ResolvedPlace {
  const { least, shortest, margin } = within ? IN_PROVINCE : ANYWHERE;
  const ranked = rankedByLikeness(keys, within);
  const candidates = ranked.slice(0, MOST_CANDIDATES).map(([code, score]) => candidate(code, 'fuzzy', score));
  const [, score] = ranked[0] ?? ['', 0];
  const rivals = ranked.filter(([, other]) => score - other < margin).map(([code]) => code);
  const best = rivals.length === 1 ? rivals[0] : rivals.find((code) => rivals.every((rival) => rival === code || areaOf(rival)?.parent === code));
  const clear = best !== undefined && score >= least && keys.skeleton.length >= shortest;
  return clear && (within !== null || !likerAbroad(keys, score)) ? { decided: best, candidates } : open(candidates);
}

function rankedByLikeness(keys: NameKeys, within: string | null): (readonly [code: string, score: number])[] {
  const best = new Map<string, number>();
  for (const { code, parent, skeleton } of LAO_NAMES.entries) {
    if (within && parent !== within) continue;
    const score = likeness(keys.skeleton, skeleton);
    if (score > (best.get(code) ?? 0)) best.set(code, score);
  }
  return [...best].filter(([, score]) => score >= WORTH_SHOWING).toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/** Whether a name abroad is as like. */
function likerAbroad(keys: NameKeys, score: number): boolean {
  return FOREIGN.some(({ skeleton }) => likeness(keys.skeleton, skeleton) >= score);
}

function decided(pcode: string, method: Exclude<NameMethod, 'fuzzy'>): ResolvedPlace {
  return { decided: pcode, candidates: [candidate(pcode, method, CONFIDENCE[method])] };
}

function open(candidates: readonly PlaceCandidate[]): ResolvedPlace {
  return { decided: null, candidates };
}

export function candidate(pcode: string, method: NameMethod, confidence: number): PlaceCandidate {
  const area = areaOf(pcode);
  return { pcode, level: area?.level ?? 2, name: area?.en ?? pcode, confidence: Math.round(confidence * 100) / 100, method };
}
