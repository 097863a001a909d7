import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import whichPolygon from 'which-polygon';
import { assembleSet } from '../../apps/geo-enrichment/src/domain/boundaries/assemble-set.js';
import { Boundaries } from '../../apps/geo-enrichment/src/domain/boundaries/boundaries.js';
import type { BoundaryContent, MappedArea } from '../../apps/geo-enrichment/src/domain/boundaries/mapped-area.js';
import { readMap } from '../../apps/geo-enrichment/src/domain/boundaries/read-map.js';
import { boxOf } from '../../apps/geo-enrichment/src/domain/geometry/area-shape.js';
import { geodesicMetres } from '../../apps/geo-enrichment/src/domain/geometry/geodesic.js';
import { NearestPlace } from '../../apps/geo-enrichment/src/domain/geometry/nearest-place.js';
import { measuredPlace } from '../../apps/geo-enrichment/src/domain/measured-place.js';
import { DEFAULT_SET, defaultBoundaries } from '../../apps/geo-enrichment/src/store/default-boundaries.js';
import { figure, type BenchFigure } from './figure.js';
import { MONITORED, placesOnLines, surveyPoints, type OnLine } from './geo-points.js';

const ROUNDS = 3;
/** Turf is asked fewer, so that it does not take a minute. */
const TURF_SHARE = 0.1;

interface Named {
  readonly code: string;
}

/** Assignment of places to areas on one core, beside which-polygon and Turf on the same places. Without PASSAGE_GEO by the boundaries that ship. */
export function measureGeo(points: number, say: (line: string) => void): BenchFigure[] {
  const { content, called } = contentOf();
  say(`  areas: ${called}; ${points} places, seven in ten within a kilometre of a monitored point`);
  const survey = surveyPoints(points);
  const [boundaries, ours] = timed(() => new Boundaries({ ...DEFAULT_SET, approximate: false, toleranceM: 500 }, content));
  const collection = collectionOf(content.home);
  const [ask, theirs] = timed(() => whichPolygon<Named>(collection));
  const { index } = boundaries.home;
  const assigned = perSecond(survey, (lon, lat) => index.areaAt(lon, lat) >= 0);
  const byWhichPolygon = perSecond(survey, (lon, lat) => ask([lon, lat]) !== null);
  const byTurf = perSecond(survey.subarray(0, 2 * Math.round(points * TURF_SHARE)), turfOf(collection));
  const onLines = placesOnLines(content.home);
  const wrong = (answer: (lon: number, lat: number) => string | null | undefined): number => onLines.filter((place) => isWrong(place, answer(place.lon, place.lat))).length;
  const mib = index.bytes / 1_048_576;
  return [
    figure('geo: assignments', 'points/s', { value: assigned, baseline: byWhichPolygon, note: 'which-polygon' }),
    figure('geo: assignments', 'points/s', { value: assigned, baseline: byTurf, note: 'Turf behind a test of boxes' }),
    figure('geo: whole enrichments', 'records/s', { value: perSecond(survey, enrichmentBy(boundaries)), baseline: byWhichPolygon, note: 'which-polygon, the area alone' }),
    figure('geo: index built', 'ms', { value: ours, baseline: theirs, note: `which-polygon; ours takes ${mib.toFixed(1)} MiB` }),
    figure(`geo: wrong of ${onLines.length} corners and edges`, 'places', { value: wrong((lon, lat) => index.codeAt(lon, lat)), baseline: wrong((lon, lat) => ask([lon, lat])?.code), note: 'which-polygon' }),
  ];
}

function contentOf(): { content: BoundaryContent; called: string } {
  const folder = process.env.PASSAGE_GEO;
  const file = folder ? join(folder, 'lao', 'lao_admin2.geojson') : '';
  if (!existsSync(file)) {
    const { home, abroad } = defaultBoundaries();
    return { content: { home: [...home.all, ...abroad.all], abroad: [] }, called: `Laos and its neighbours as they ship (PASSAGE_GEO names no folder with districts)` };
  }
  const { content } = assembleSet(readMap(readFileSync(file, 'utf8')));
  return { content, called: `${content.home.length} districts` };
}

/** Assignment, nearest district where outside, class by the border, metres to the declared and to the nearest point. */
function enrichmentBy(boundaries: Boundaries): (lon: number, lat: number) => boolean {
  const places = Array.from({ length: 40 }, (_, n) => {
    const [lon, lat] = MONITORED[n % MONITORED.length] ?? [102, 18];
    return { lon: lon + 0.05 * Math.floor(n / MONITORED.length), lat };
  });
  const nearest = new NearestPlace(places);
  const declared = { lon: places[0]?.lon ?? 0, lat: places[0]?.lat ?? 0 };
  return (lon, lat) => {
    const position = { lat, lon, accuracyM: 20 };
    return measuredPlace(position, boundaries).country !== null && geodesicMetres(position, declared) + (nearest.to(position)?.metres ?? 0) > 0;
  };
}

function collectionOf(areas: readonly MappedArea[]): FeatureCollection<MultiPolygon, Named> {
  return { type: 'FeatureCollection', features: areas.map(({ code, polygons }) => ({
    type: 'Feature', properties: { code }, geometry: { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map((ring) => Array.from({ length: ring.length / 2 }, (_, k) => [...ring.subarray(2 * k, 2 * k + 2)]))) },
  })) };
}

function turfOf({ features }: FeatureCollection<MultiPolygon, Named>): (lon: number, lat: number) => boolean {
  const boxed = features.map((one: Feature<MultiPolygon, Named>) => ({ one, box: boxOf(one.geometry.coordinates.flat().map((ring) => Float64Array.from(ring.flat()))) }));
  return (lon, lat) => boxed.some(({ one, box }) => lon >= box.minX && lon <= box.maxX && lat >= box.minY && lat <= box.maxY && booleanPointInPolygon([lon, lat], one));
}

/** An area must be named, and one of those to which the line belongs. */
function isWrong({ owners }: OnLine, answer: string | null | undefined): boolean {
  return !answer || !owners.has(answer);
}

/** The best of some rounds. */
function perSecond(points: Float64Array, answer: (lon: number, lat: number) => boolean): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let found = 0;
    const began = performance.now();
    for (let at = 0; at < points.length; at += 2) if (answer(points[at] ?? 0, points[at + 1] ?? 0)) found++;
    const seconds = (performance.now() - began) / 1000;
    if (found === 0) throw new Error('No place lies in any area: the points and the areas do not belong together.');
    best = Math.max(best, points.length / 2 / seconds);
  }
  return best;
}

function timed<T>(make: () => T): [T, number] {
  const began = performance.now();
  const made = make();
  return [made, performance.now() - began];
}
