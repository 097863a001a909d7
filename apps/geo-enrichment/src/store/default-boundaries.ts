import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Boundaries } from '../domain/boundaries/boundaries.js';
import { assembleSet } from '../domain/boundaries/assemble-set.js';
import type { BoundaryContent, BoundarySetFacts } from '../domain/boundaries/mapped-area.js';
import { readMap } from '../domain/boundaries/read-map.js';

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

function neighbourhood(): BoundaryContent {
  const world = readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8');
  const { home, abroad } = assembleSet(readMap(world)).content;
  return { home, abroad: abroad.filter(({ country }) => NEIGHBOURS.includes(country)) };
}
