import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { iso31661 } from 'iso-3166';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { LAOS } from '@fm/contracts/vocabulary';
import { Boundaries } from '../domain/boundaries/boundaries.js';
import { assembleSet } from '../domain/boundaries/assemble-set.js';
import type { BoundaryContent, BoundarySetFacts } from '../domain/boundaries/mapped-area.js';
import { featuresOf } from '../domain/boundaries/read-map.js';

/** What ships: Laos and its neighbours as Natural Earth draws them. Against OpenStreetMap nine tenths of the Lao border are within 2.7 km. */
export const DEFAULT_SET: BoundarySetFacts = {
  id: 0,
  name: 'Laos and its neighbours, approximate',
  source: 'Natural Earth 10m by npm world-atlas 2.0.2; provinces by the nearest of GeoNames\' towns (CC BY 4.0)',
  licence: 'public domain',
  sha256: null, validFrom: null, importedAt: null, withdrawnAt: null,
  approximate: true,
  toleranceM: 3_000,
};

/** The rest of the world is elsewhere without a name: its index would take 100 MB. */
const NEIGHBOURS: readonly string[] = ['CHN', 'KHM', 'MMR', 'THA', 'VNM'];

let loaded: Boundaries | null = null;

/** Read once a process, when the first position asks for it. */
export function defaultBoundaries(): Boundaries {
  loaded ??= new Boundaries(DEFAULT_SET, neighbourhood());
  return loaded;
}

/** Only these countries are drawn out of the world's file, which would else hold the process up for a second. */
function neighbourhood(): BoundaryContent {
  const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8')) as Topology<{ countries: GeometryCollection }>;
  const wanted = new Set([LAOS, ...NEIGHBOURS].map((alpha3) => iso31661.find((country) => country.alpha3 === alpha3)?.numeric));
  const { countries } = world.objects;
  const geometries = countries.geometries.filter(({ id }) => wanted.has(String(id)));
  return assembleSet(featuresOf({ ...world, objects: { countries: { ...countries, geometries } } })).content;
}
