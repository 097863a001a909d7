import { Inject, Injectable } from '@nestjs/common';
import { isOfKind, type MeasuredPosition } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Boundaries } from './domain/boundaries/boundaries.js';
import { chosenSets, generationOf } from './domain/boundaries/boundary-history.js';
import type { BoundarySetFacts } from './domain/boundaries/mapped-area.js';
import { NearestPlace } from './domain/geometry/nearest-place.js';
import { locate, type BoundaryChoice } from './domain/locate.js';
import { aliasId } from './domain/place-alias.js';
import { wordsOf, type AliasLookup } from './domain/stated-place.js';
import type { CountingSubmission, LocatedSubmission } from './domain/submission-state.js';
import { AliasRepository } from './store/alias.repository.js';
import { BoundarySetRepository } from './store/boundary-set.repository.js';
import { DEFAULT_SET } from './store/default-boundaries.js';
import { PointRepository } from './store/point.repository.js';

export interface ToLocate {
  readonly submission: CountingSubmission;
  readonly position: MeasuredPosition | null;
}

/** Chapter 3, the middle: gathers what a place depends on (the register, the boundary sets, what people said about names) and locates by it. */
@Injectable()
export class EnrichSubmissionsService {
  constructor(
    @Inject(PointRepository) private readonly points: PointRepository,
    @Inject(BoundarySetRepository) private readonly sets: BoundarySetRepository,
    @Inject(AliasRepository) private readonly aliases: AliasRepository,
  ) {}

  async enrich(tx: Transaction, submissions: readonly ToLocate[]): Promise<LocatedSubmission[]> {
    if (submissions.length === 0) return [];
    const points = await this.points.facts(tx);
    const sets = await this.sets.facts(tx);
    const aliasOf = await this.aliasesOf(tx, submissions);
    const boundariesOf = submissions.some(({ position }) => position !== null) ? await this.boundariesByDay(tx, sets, submissions) : () => [];
    const byCode = new Map(points.map((point) => [point.code, point]));
    const shared = { nearest: new NearestPlace(points), generation: generationOf(sets), aliasOf };
    return submissions.map(({ submission, position }) => locate(submission, { ...shared, position, point: byCode.get(submission.record.point), boundaries: () => boundariesOf(submission.record.day) }));
  }

  async generation(tx: Transaction): Promise<number> {
    return generationOf(await this.sets.facts(tx));
  }

  /** The sets that the days of these records went by. */
  private async boundariesByDay(tx: Transaction, sets: readonly BoundarySetFacts[], submissions: readonly ToLocate[]): Promise<(day: string) => readonly BoundaryChoice[]> {
    const chosen = new Map([...new Set(submissions.map(({ submission }) => submission.record.day))].map((day) => [day, chosenSets(sets, day)]));
    const loaded = new Map<number, Boundaries>();
    for (const { id } of [...chosen.values()].flat()) {
      const facts = sets.find((set) => set.id === id) ?? DEFAULT_SET;
      if (!loaded.has(id)) loaded.set(id, await this.sets.load(tx, facts));
    }
    return (day) => (chosen.get(day) ?? []).flatMap(({ id, since }) => {
      const boundaries = loaded.get(id);
      return boundaries ? [{ boundaries, since }] : [];
    });
  }

  /** What people said about the words of these records that lack a district. */
  private async aliasesOf(tx: Transaction, submissions: readonly ToLocate[]): Promise<AliasLookup> {
    const registry = submissions.flatMap(({ submission }) => (isOfKind('fmr', submission) ? [submission.record] : []));
    const names = registry.flatMap(({ departure, destination }) => [wordsOf('departure', departure), wordsOf('destination', destination)]);
    const found = await this.aliases.of(tx, names.flatMap((name) => (name ? [{ key: name.key, within: name.within }] : [])));
    const byId = new Map(found.map((alias) => [aliasId(alias), alias]));
    return (name) => byId.get(aliasId(name));
  }
}
