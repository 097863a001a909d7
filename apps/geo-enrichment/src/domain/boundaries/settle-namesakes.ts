import type { Polygon } from '../geometry/area-shape.js';
import type { MappedArea } from './mapped-area.js';
import { laoAreaOf, type Namesake } from './recognise-area.js';

/**
 * Tells districts of one name apart by their neighbours: that candidate is it whose province has most corners in common with the shape.
 * Without a common corner it stays a problem: a guess would move records into another province.
 */
export function settleNamesakes(namesakes: readonly Namesake[], known: readonly MappedArea[]): (MappedArea | { readonly problem: string })[] {
  if (namesakes.length === 0) return [];
  const provincesAt = new Map<string, Set<string>>();
  for (const { adm1, polygons } of known) {
    for (const corner of cornersOf(polygons)) provincesAt.set(corner, (provincesAt.get(corner) ?? new Set()).add(adm1 ?? ''));
  }
  return namesakes.map(({ name, candidates, polygons }) => {
    const shared = candidates.map((pcode) => ({ pcode, corners: cornersOf(polygons).filter((corner) => provincesAt.get(corner)?.has(pcode.slice(0, 4))).length }));
    const [best, second] = shared.toSorted((a, b) => b.corners - a.corners);
    if (best && best.corners > (second?.corners ?? 0)) return laoAreaOf(best.pcode, name, polygons);
    return { problem: `${name} may be ${candidates.join(' or ')}: give it its P-code (adm2_pcode).` };
  });
}

function cornersOf(polygons: readonly Polygon[]): string[] {
  return polygons.flat().flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, k) => `${ring[2 * k]} ${ring[2 * k + 1]}`));
}
