import { iso31661 } from 'iso-3166';
import { LAOS } from '@fm/contracts/vocabulary';
import { districtOf, provinceOf } from '../administrative-areas.js';
import { areaByCode } from '../names/lao-names.js';
import { resolvePlace } from '../names/resolve-place.js';
import type { MappedArea } from './mapped-area.js';
import type { MapFeature } from './read-map.js';

/** What the publishers call the same thing: OCHA COD-AB (old and new style), geoBoundaries, Natural Earth, and plain words. */
const FIELDS = {
  adm2: ['adm2_pcode', 'admin2pcode', 'admin2_pcode', 'admin2pcod'],
  adm1: ['adm1_pcode', 'admin1pcode', 'admin1_pcode', 'admin1pcod', 'iso_3166_2', 'admin1_iso'],
  country: ['admin0_iso3', 'adm0_iso3', 'iso_a3', 'adm0_a3', 'iso3', 'shapegroup', 'adm0_pcode', 'admin0_pcode', 'iso_a2', 'admin0pcode', 'admin0pcod'],
  name: ['adm2_en', 'admin2_name_en', 'adm2_name', 'admin2name_en', 'adm1_en', 'admin1_name_en', 'adm1_name', 'admin1name_en', 'shapename', 'name_en', 'name', 'admin0_name_en', 'adm0_en'],
  shapeType: ['shapetype'],
} as const;

/** A feature as an area; what it lacks for that, in words; or a name that several districts have. */
export type Recognised = MappedArea | { readonly problem: string } | Namesake;

export interface Namesake {
  readonly name: string;
  /** The P-codes that it may have. */
  readonly candidates: readonly string[];
  readonly polygons: MappedArea['polygons'];
}

/** Reads the code of a feature from its properties; where there are only names, from its name. */
export function recogniseArea(feature: MapFeature): Recognised {
  const of = fieldsOf(feature);
  const country = countryOf(of('country'), feature.id) ?? ((of('adm2') ?? of('adm1'))?.slice(0, 2).toUpperCase() === 'LA' ? LAOS : 'XXX');
  const name = of('name') ?? country;
  if (country !== LAOS) return { code: of('adm1') ?? `${country}:${name}`, level: of('adm1') ? 1 : 0, country, adm1: of('adm1'), adm2: null, name, polygons: feature.polygons };
  return laoArea(feature, name, of);
}

function laoArea(feature: MapFeature, name: string, of: (field: keyof typeof FIELDS) => string | null): Recognised {
  const { polygons } = feature;
  const coded = of('adm2') ?? of('adm1');
  const level = of('shapeType')?.toUpperCase();
  if (coded === null && (level === 'ADM0' || level === undefined)) return { code: LAOS, level: 0, country: LAOS, adm1: null, adm2: null, name, polygons };
  return coded === null ? areaByName(name, level === 'ADM1' ? 1 : 2, polygons) : laoAreaOf(areaByCode(coded)?.pcode, coded, polygons);
}

/** Where a file has names only. */
function areaByName(name: string, level: 1 | 2, polygons: MappedArea['polygons']): Recognised {
  const { decided, candidates } = resolvePlace(level === 1 ? `${name} province` : `${name} district`);
  const codes = candidates.filter((candidate) => candidate.level === level && candidate.method !== 'fuzzy').map(({ pcode }) => pcode);
  return decided === null && codes.length > 1 ? { name, candidates: codes, polygons } : laoAreaOf(decided ?? undefined, name, polygons);
}

/** The area of a code, with the names and parents of the code table. */
export function laoAreaOf(pcode: string | undefined, said: string, polygons: MappedArea['polygons']): MappedArea | { readonly problem: string } {
  const area = pcode === undefined ? undefined : provinceOf(pcode) ?? districtOf(pcode);
  if (!area) return { problem: `${said} is in no table of Lao provinces and districts: give it its P-code (adm1_pcode, adm2_pcode).` };
  const adm1 = area.level === 1 ? area.pcode : area.parent;
  return { code: area.pcode, level: area.level, country: LAOS, adm1, adm2: area.level === 2 ? area.pcode : null, name: area.en, polygons };
}

function fieldsOf({ properties }: MapFeature): (field: keyof typeof FIELDS) => string | null {
  const byName = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]));
  return (field) => {
    const found = FIELDS[field].map((key) => byName.get(key)).find((value) => typeof value === 'string' && value !== '' && value !== '-99');
    return typeof found === 'string' ? found : null;
  };
}

function countryOf(said: string | null, id: string | null): string | null {
  const found = iso31661.find(({ alpha2, alpha3, numeric }) => alpha3 === said || alpha2 === said || (said === null && numeric === id?.padStart(3, '0')));
  return found?.alpha3 ?? null;
}
