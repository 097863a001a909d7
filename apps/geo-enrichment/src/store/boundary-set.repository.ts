import { Injectable } from '@nestjs/common';
import { Boundaries } from '../domain/boundaries/boundaries.js';
import type { BoundaryContent, BoundarySetFacts } from '../domain/boundaries/mapped-area.js';
import type { Transaction } from '@fm/persistence';
import { packed, unpacked } from './boundary-content.js';
import { DEFAULT_SET, defaultBoundaries } from './default-boundaries.js';
import type { Change } from './point.repository.js';

/** What a set is made of, as the import counted it. */
export interface BoundaryCounts {
  readonly home: number;
  readonly abroad: number;
  readonly corners: number;
}

export type NewBoundarySet = Omit<BoundarySetFacts, 'id' | 'importedAt' | 'withdrawnAt' | 'sha256'> & { readonly sha256: string; readonly counts: BoundaryCounts; readonly content: BoundaryContent };

/** The boundary sets: facts from the table each time, shapes and their index once a process, since a set never changes. */
@Injectable()
export class BoundarySetRepository {
  private readonly loaded = new Map<number, Promise<Boundaries>>();

  /** All that were ever imported, the withdrawn ones too, in the order of import. */
  async facts(tx: Transaction): Promise<(BoundarySetFacts & { readonly counts: BoundaryCounts })[]> {
    return (await tx.query<SetRow[]>(`select ${FACTS} from boundary_set order by id`)).map(factsOf);
  }

  async load(tx: Transaction, facts: BoundarySetFacts): Promise<Boundaries> {
    if (facts.id === DEFAULT_SET.id) return defaultBoundaries();
    const held = this.loaded.get(facts.id) ?? this.read(tx, facts);
    this.loaded.set(facts.id, held);
    // What failed is tried again by the next who asks.
    held.catch(() => this.loaded.delete(facts.id));
    return held;
  }

  /** @returns null where a set with these very bytes is in force already */
  async add(tx: Transaction, set: NewBoundarySet, { actor, at }: Change): Promise<number | null> {
    const { name, source, licence, sha256, validFrom, approximate, toleranceM, counts, content } = set;
    const [row] = await tx.query<{ id: number }[]>(
      `insert into boundary_set (name, source, licence, sha256, valid_from, approximate, tolerance_m, counts, content, actor, imported_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (sha256) where withdrawn_at is null do nothing returning id`,
      [name, source, licence, sha256, validFrom, approximate, toleranceM, JSON.stringify(counts), await packed(content), actor, at],
    );
    return row?.id ?? null;
  }

  /** @returns false where there is no such set in force */
  async withdraw(tx: Transaction, id: number, { actor, at }: Change): Promise<boolean> {
    const [rows] = await tx.query<[{ id: number }[], number]>('update boundary_set set withdrawn_by = $2, withdrawn_at = $3 where id = $1 and withdrawn_at is null returning id', [id, actor, at]);
    return rows.length > 0;
  }

  private async read(tx: Transaction, facts: BoundarySetFacts): Promise<Boundaries> {
    const [row] = await tx.query<{ content: Buffer }[]>('select content from boundary_set where id = $1', [facts.id]);
    if (!row) throw new Error(`Boundary set ${facts.id} is not in the table: restore geo.boundary_set from the backup.`);
    return new Boundaries(facts, await unpacked(row.content));
  }
}

const FACTS = `id, name, source, licence, sha256, to_char(valid_from, 'YYYY-MM-DD') as valid_from, approximate, tolerance_m, counts, imported_at, withdrawn_at`;

interface SetRow {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly sha256: string;
  readonly valid_from: string | null;
  readonly approximate: boolean;
  readonly tolerance_m: number;
  readonly counts: BoundaryCounts;
  readonly imported_at: Date;
  readonly withdrawn_at: Date | null;
}

function factsOf({ id, name, source, licence, sha256, approximate, counts, ...row }: SetRow): BoundarySetFacts & { counts: BoundaryCounts } {
  return {
    id, name, source, licence, sha256, approximate, counts, validFrom: row.valid_from, toleranceM: row.tolerance_m,
    importedAt: row.imported_at.toISOString(), withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
