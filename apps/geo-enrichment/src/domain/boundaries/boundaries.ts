import { AreaIndex } from '../geometry/area-index.js';
import type { BoundaryContent, BoundarySetFacts, MappedArea } from './mapped-area.js';

/** Areas with their index: numbered as the index numbers them. */
export class MappedAreas {
  readonly index: AreaIndex;
  /** In the order of the index. */
  readonly all: readonly MappedArea[];

  constructor(areas: readonly MappedArea[]) {
    this.all = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    this.index = new AreaIndex(this.all);
  }

  at(lon: number, lat: number): MappedArea | null {
    return this.all[this.index.areaAt(lon, lat)] ?? null;
  }

  /** All that cover the place or come within the metres of it, nearest first. */
  near(lon: number, lat: number, withinM: number): { readonly area: MappedArea; readonly metres: number }[] {
    return this.index.near({ x: lon, y: lat, withinM }).flatMap(({ area: number, metres }) => {
      const area = this.all[number];
      return area ? [{ area, metres }] : [];
    });
  }
}

/** A boundary set, ready to answer: Laos and what lies around are indexed apart, since one huge neighbour would coarsen the cells of all. */
export class Boundaries {
  readonly home: MappedAreas;
  readonly abroad: MappedAreas;

  constructor(readonly facts: BoundarySetFacts, content: BoundaryContent) {
    this.home = new MappedAreas(content.home);
    this.abroad = new MappedAreas(content.abroad);
  }
}
