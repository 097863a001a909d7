import { LAOS } from '@fm/contracts/vocabulary';
import { DISTRICTS, PROVINCES } from '../administrative-areas.js';
import type { BoundaryContent, MappedArea } from './mapped-area.js';
import type { MapFeature } from './read-map.js';
import { recogniseArea } from './recognise-area.js';
import { settleNamesakes } from './settle-namesakes.js';

/** A set put together from the features of its files, and what speaks against it. */
export interface AssembledSet {
  readonly content: BoundaryContent;
  readonly provinces: readonly MappedArea[];
  readonly problems: readonly string[];
}

const MOST_SAID = 10;

/** Sorts the features by level and country: the finest level of Laos is what places are assigned by, its provinces serve to check the nesting. */
export function assembleSet(features: readonly MapFeature[]): AssembledSet {
  const recognised = features.map(recogniseArea);
  const certain = recognised.flatMap((one) => ('code' in one ? [one] : []));
  const settled = [...recognised.flatMap((one) => ('candidates' in one ? [] : [one])), ...settleNamesakes(recognised.flatMap((one) => ('candidates' in one ? [one] : [])), certain)];
  const areas = settled.flatMap((one) => ('code' in one ? [one] : []));
  const unknown = settled.flatMap((one) => ('problem' in one ? [one.problem] : []));
  const lao = areas.filter(({ country }) => country === LAOS);
  const finest = Math.max(-1, ...lao.map(({ level }) => level));
  const home = joined(lao.filter(({ level }) => level === finest));
  const abroad = joined(areas.filter(({ country }) => country !== LAOS));
  const provinces = finest === 2 ? joined(lao.filter(({ level }) => level === 1)) : [];
  return { content: { home, abroad }, provinces, problems: [...shortened(unknown), ...missing(home, finest)] };
}

/** Several features of one code are parts of one area. */
function joined(areas: readonly MappedArea[]): MappedArea[] {
  const byCode = new Map<string, MappedArea>();
  for (const area of areas) {
    const held = byCode.get(area.code);
    byCode.set(area.code, held ? { ...held, polygons: [...held.polygons, ...area.polygons] } : area);
  }
  return [...byCode.values()];
}

function missing(home: readonly MappedArea[], finest: number): string[] {
  if (finest < 0) return ['There is no area of Laos in it: a set must at least have the country.'];
  const wanted = finest === 2 ? DISTRICTS : finest === 1 ? PROVINCES : [];
  const held = new Set(home.map(({ code }) => code));
  const absent = wanted.filter(({ pcode }) => !held.has(pcode)).map(({ pcode, en }) => `${pcode} ${en}`);
  return absent.length === 0 ? [] : [`${absent.length} of ${wanted.length} are missing: ${absent.slice(0, MOST_SAID).join(', ')}${absent.length > MOST_SAID ? ' …' : ''}. Records there would lose their district.`];
}

function shortened(problems: readonly string[]): string[] {
  const more = problems.length - MOST_SAID;
  return more > 0 ? [...problems.slice(0, MOST_SAID), `… and ${more} more of this kind.`] : [...problems];
}
