import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { chosenSets } from './domain/boundaries/boundary-history.js';
import type { BoundarySetFacts } from './domain/boundaries/mapped-area.js';
import { drawnPlaces, type DrawnPlace } from './domain/drawn-places.js';
import { UNKNOWN_BOUNDARIES } from './geo-enrichment.problems.js';
import { areasGeoJson } from './outbound/areas-geojson.js';
import { linesGeoJson, placesGeoJson } from './outbound/places-geojson.js';
import { BoundarySetRepository, type BoundaryCounts } from './store/boundary-set.repository.js';
import { DEFAULT_SET } from './store/default-boundaries.js';
import { PointRepository } from './store/point.repository.js';

export type ListedSet = BoundarySetFacts & { readonly counts: BoundaryCounts | null; readonly current: boolean };

/** What maps are drawn from: the boundary sets, a place inside every area, and lines between places for flows. */
@Injectable()
export class DrawPlacesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(BoundarySetRepository) private readonly sets: BoundarySetRepository,
    @Inject(PointRepository) private readonly points: PointRepository,
  ) {}

  /** Every set that ever was, what ships first; `current` is the one that today goes by. */
  list(today: string): Promise<ListedSet[]> {
    return inTransaction(this.database, async (tx) => {
      const sets = await this.sets.facts(tx);
      const current = chosenSets(sets, today).at(-1)?.id;
      return [{ ...DEFAULT_SET, counts: null }, ...sets].map((set) => ({ ...set, current: set.id === current }));
    });
  }

  /** The areas of a set as GeoJSON. @throws Problem 404 */
  areas(id: number): Promise<object> {
    return inTransaction(this.database, async (tx) => {
      const facts = (await this.sets.facts(tx)).find((set) => set.id === id) ?? (id === DEFAULT_SET.id ? DEFAULT_SET : undefined);
      if (!facts) throw new Problem(UNKNOWN_BOUNDARIES, { en: `There is no set ${id}: GET /boundaries lists them.`, lo: `ບໍ່ມີຊຸດ ${id}: ເບິ່ງລາຍການທີ່ GET /boundaries.` });
      return areasGeoJson((await this.sets.load(tx, facts)).home.all, facts);
    });
  }

  /** A place inside every country, province, district and at every point, by code, by the set of a day. */
  places(day: string): Promise<object> {
    return inTransaction(this.database, async (tx) => placesGeoJson(await this.drawn(tx, day)));
  }

  /**
   * Origin and destination pairs as lines. A pair of which an end has no place on the map (unknown, elsewhere) is named and not drawn.
   * @param pairs codes of points, districts, provinces or countries
   */
  lines(pairs: readonly (readonly [from: string, to: string])[], day: string): Promise<object> {
    return inTransaction(this.database, async (tx) => linesGeoJson(pairs, await this.drawn(tx, day)));
  }

  private async drawn(tx: Transaction, day: string): Promise<readonly DrawnPlace[]> {
    const sets = await this.sets.facts(tx);
    const chosen = chosenSets(sets, day).at(-1)?.id;
    return drawnPlaces(await this.sets.load(tx, sets.find(({ id }) => id === chosen) ?? DEFAULT_SET), await this.points.facts(tx));
  }
}
