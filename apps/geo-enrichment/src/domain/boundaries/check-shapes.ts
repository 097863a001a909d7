import { MappedAreas } from './boundaries.js';
import { enclosedGapsKm2 } from './enclosed-gaps.js';
import { interiorPoint } from './interior-point.js';
import type { MappedArea } from './mapped-area.js';
import { EdgeGrid } from '../geometry/edge-grid.js';
import type { AreaIndex } from '../geometry/area-index.js';
import { Grid } from '../geometry/grid.js';
import { boxOf, eachEdge, edgesOf, type Ring } from '../geometry/area-shape.js';
import { orient2d } from 'robust-predicates';

/** Counts of what a set is made of, and what its shapes do wrong. */
export interface ShapeReport {
  readonly corners: number;
  /** Deepest that one area reaches into another, in metres. */
  readonly deepestOverlapM: number;
  /** What lies between the areas and belongs to none, in square kilometres as far as a grid of one or two kilometres shows it. */
  readonly gapKm2: number;
  readonly problems: readonly string[];
}

/** Rounding to six decimals moves a corner by centimetres. */
export const OVERLAP_TOLERANCE_M = 50;
const GAP_TOLERANCE_KM2 = 5;
/** Where overlaps are measured: deeper is simply too deep. */
const DEEP_M = 5_000;

/** Are the shapes closed and free of crossings, do areas overlap, are there gaps between them, do districts lie in their provinces? */
export function checkShapes(home: readonly MappedArea[], provinces: readonly MappedArea[]): ShapeReport {
  const broken = home.flatMap(brokenRings);
  const areas = new MappedAreas(home);
  const [deepestOverlapM, gapKm2] = [deepestOverlap(home, areas), enclosedGapsKm2(areas.index)];
  const problems = [
    ...broken, ...crossings(home), ...notNested(home, provinces),
    ...(deepestOverlapM > OVERLAP_TOLERANCE_M ? [`Areas overlap by up to ${Math.round(deepestOverlapM)} m (${OVERLAP_TOLERANCE_M} m are tolerated): use a set whose neighbours share their lines.`] : []),
    ...(gapKm2 > GAP_TOLERANCE_KM2 ? [`Between the areas lie ${Math.round(gapKm2)} km² that belong to none (${GAP_TOLERANCE_KM2} km² are tolerated): use a set without gaps.`] : []),
  ];
  return { corners: edgesOf(home.flatMap(({ polygons }) => polygons)), deepestOverlapM, gapKm2, problems };
}

function brokenRings({ code, polygons }: MappedArea): string[] {
  const wrong = polygons.flat().filter((ring) => ring.length < 8 || ring[0] !== ring.at(-2) || ring[1] !== ring.at(-1) || ring.some((value, index) => !(Math.abs(value) <= (index % 2 === 0 ? 360 : 90))));
  return wrong.length === 0 ? [] : [`${code}: ${wrong.length} rings are not closed, have fewer than three corners or leave the globe: repair the geometry (ST_MakeValid, mapshaper -clean).`];
}

/** Edges of one area that cross each other, not merely meet. */
function crossings(home: readonly MappedArea[]): string[] {
  return home.filter(({ polygons }) => polygons.some((polygon) => polygon.length > 0 && crossesItself(polygon))).map(({ code }) => `${code}: its line crosses itself: repair the geometry (ST_MakeValid, mapshaper -clean).`);
}

function crossesItself(polygon: readonly Ring[]): boolean {
  const grid = new Grid(boxOf(polygon), edgesOf([polygon]));
  const edges = new EdgeGrid(grid, [polygon]);
  for (let cell = 0; cell < grid.size; cell++) {
    if (edges.empty(cell, cell + 1)) continue;
    const here: number[] = [];
    edges.eachIn(cell, (edge) => here.push(edge));
    if (here.some((one, at) => here.slice(at + 1).some((other) => cross(edges.edges, one * 4, other * 4)))) return true;
  }
  return false;
}

function cross(edges: Float64Array, one: number, other: number): boolean {
  const [ax = 0, ay = 0, bx = 0, by = 0] = edges.subarray(one, one + 4);
  const [cx = 0, cy = 0, dx = 0, dy = 0] = edges.subarray(other, other + 4);
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  const ofFirst = Math.sign(orient2d(ax, ay, bx, by, cx, cy)) * Math.sign(orient2d(ax, ay, bx, by, dx, dy));
  return ofFirst < 0 && Math.sign(orient2d(cx, cy, dx, dy, ax, ay)) * Math.sign(orient2d(cx, cy, dx, dy, bx, by)) < 0;
}

/** How deep a corner, the middle of an edge or a place inside of one area lies in another. */
function deepestOverlap(home: readonly MappedArea[], areas: MappedAreas): number {
  const { index } = areas;
  let deepest = 0;
  const look = (code: string, x: number, y: number): void => {
    for (const other of index.allAt(x, y)) if (index.codes[other] !== code) deepest = Math.max(deepest, depthIn(index, other, { x, y }));
  };
  for (const { code, polygons } of home) {
    for (const polygon of polygons) eachEdge(polygon, (ax, ay, bx, by) => {
      look(code, ax, ay);
      look(code, (ax + bx) / 2, (ay + by) / 2);
    });
    const inside = interiorPoint(polygons);
    if (inside) look(code, inside.lon, inside.lat);
  }
  return deepest;
}

/** Most corners lie on the other's line: looking there first is looking at a few edges. */
function depthIn(index: AreaIndex, area: number, at: { readonly x: number; readonly y: number }): number {
  const toLine = (withinM: number): number | undefined => index.near({ ...at, withinM }).find((near) => near.area === area)?.metres;
  return toLine(OVERLAP_TOLERANCE_M) ?? toLine(DEEP_M) ?? DEEP_M;
}

/** Districts of which a place inside lies in another province of the same set. */
function notNested(home: readonly MappedArea[], provinces: readonly MappedArea[]): string[] {
  if (provinces.length === 0) return [];
  const areas = new MappedAreas(provinces);
  return home.flatMap(({ code, adm1, polygons }) => {
    const inside = interiorPoint(polygons);
    const found = inside && areas.at(inside.lon, inside.lat);
    return !found || found.code === adm1 ? [] : [`${code} lies in the province ${found.code} of the same file: one of the two codes is wrong.`];
  });
}
