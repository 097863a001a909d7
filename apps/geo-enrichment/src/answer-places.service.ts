import { Inject, Injectable } from '@nestjs/common';
import type { AreaCodes, MeasuredPosition } from '@fm/contracts/vocabulary';
import { Database, inTransaction } from '@fm/persistence';
import { chosenSets } from './domain/boundaries/boundary-history.js';
import { borderDistance } from './domain/boundaries/border-distance.js';
import { NearestPlace } from './domain/geometry/nearest-place.js';
import { measuredPlace, type MeasuredPlace } from './domain/measured-place.js';
import { exactKey } from './domain/names/name-keys.js';
import { candidate, resolvePlace, type ResolvedPlace } from './domain/names/resolve-place.js';
import { AliasRepository } from './store/alias.repository.js';
import { BoundarySetRepository } from './store/boundary-set.repository.js';
import { DEFAULT_SET } from './store/default-boundaries.js';
import { PointRepository } from './store/point.repository.js';

/** Where a position lies and what is near it. */
export interface PlaceAnswer extends Omit<MeasuredPlace, 'boundarySet'> {
  readonly other: AreaCodes | null;
  readonly nearestPoint: { readonly code: string; readonly metres: number } | null;
  /** Metres to the national border; null beyond 100 km, or where there is no position. */
  readonly borderM: number | null;
  readonly boundaryVersion: { readonly id: number; readonly name: string; readonly sha256: string | null; readonly validFrom: string | null; readonly approximate: boolean } | null;
}

/** Answers what a text means and where a position lies, by the very rules by which records are located. */
@Injectable()
export class AnswerPlacesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AliasRepository) private readonly aliases: AliasRepository,
    @Inject(BoundarySetRepository) private readonly sets: BoundarySetRepository,
    @Inject(PointRepository) private readonly points: PointRepository,
  ) {}

  resolve(text: string, within: string | null): Promise<ResolvedPlace> {
    return inTransaction(this.database, async (tx) => {
      const [alias] = await this.aliases.of(tx, [{ key: exactKey(text), within: within ?? '' }]);
      if (!alias) return resolvePlace(text, within);
      return { decided: alias.pcode, candidates: alias.pcode === null ? [] : [candidate(alias.pcode, 'alias', 1)] };
    });
  }

  locate(position: MeasuredPosition, day: string): Promise<PlaceAnswer> {
    return inTransaction(this.database, async (tx) => {
      const sets = await this.sets.facts(tx);
      const chosen = chosenSets(sets, day).at(-1)?.id;
      const boundaries = await this.sets.load(tx, sets.find(({ id }) => id === chosen) ?? DEFAULT_SET);
      const { boundarySet, ...place } = measuredPlace(position, boundaries);
      const { id, name, sha256, validFrom, approximate } = boundaries.facts;
      if (boundarySet === null) return { ...place, nearestPoint: null, borderM: null, boundaryVersion: null };
      const nearest = new NearestPlace(await this.points.facts(tx)).to(position);
      return {
        ...place,
        nearestPoint: nearest && { code: nearest.place.code, metres: Math.round(nearest.metres) },
        borderM: borderDistance(boundaries, position),
        boundaryVersion: { id, name, sha256, validFrom, approximate },
      };
    });
  }
}
