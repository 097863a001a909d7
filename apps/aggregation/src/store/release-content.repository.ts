import { Injectable } from '@nestjs/common';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { Transaction } from '@fm/persistence';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import { atomsOf, type BaseRow } from '../domain/disclosure/base-atom.js';
import type { DisclosureCell } from '../domain/disclosure/disclosure-cell.js';
import type { Place } from '../domain/disclosure/fold-atoms.js';
import type { EarlierRelease } from '../domain/disclosure/guard.js';
import type { MadeRelease } from '../domain/disclosure/make-release.js';
import type { DaySpan } from '../domain/disclosure/released-period.js';
import { movementCubeNamed } from '../domain/movement-cell.js';
import type { ReleasedCell } from '../domain/release.js';

interface FlatRow {
  readonly cube: string;
  readonly cube_key: string;
  readonly day: string;
  readonly value: string;
  readonly records: number;
}

interface CellRow extends Omit<DisclosureCell, 'value' | 'base'> {
  readonly value: string;
  readonly base: string | null;
  readonly hidden: boolean;
}

/** What a release is made of, and what it became. */
@Injectable()
export class ReleaseContentRepository {
  /** The live cells of these days, all as they are at one moment. */
  async live(tx: Transaction, { from, to }: DaySpan): Promise<{ rows: BaseRow[]; asOf: Date | null }> {
    const rows = await tx.query<(FlatRow & { effective_at: Date })[]>(
      `select cube, cube_key, day::text as day, value, n_records as records, effective_at from flow_cell where measure = $1 and day between $2 and $3 and value > 0`,
      [MOVEMENTS_MEASURE, from, to],
    );
    const asOf = rows.reduce<Date | null>((latest, { effective_at: at }) => (latest && latest > at ? latest : at), null);
    return { rows: rows.flatMap(baseRowIn), asOf };
  }

  /** Of a point that was registered before districts were kept here its code tells it. */
  async places(tx: Transaction): Promise<Map<string, Place>> {
    const rows = await tx.query<(Place & { code: string })[]>(`select code, adm1 as province, coalesce(adm2, split_part(code, '-', 2)) as district from known_point`);
    return new Map(rows.map(({ code, province, district }) => [code, { province, district }]));
  }

  /** The published releases that share days with a span, the newest last. */
  async published(tx: Transaction, { from, to }: DaySpan): Promise<EarlierRelease[]> {
    const releases = await tx.query<(DaySpan & { id: number })[]>(
      `select id, span_from::text as "from", span_to::text as "to" from release where state = 'published' and span_from <= $2 and span_to >= $1 order by number`,
      [from, to],
    );
    const found: EarlierRelease[] = [];
    for (const { id, ...span } of releases) {
      const base = await tx.query<FlatRow[]>('select cube, cube_key, day::text as day, value, records from release_base where release = $1', [id]);
      const cells = await tx.query<CellRow[]>('select cell as id, period, dimensions, value, records, base, hidden from release_cell where release = $1', [id]);
      found.push({ span, atoms: atomsOf(base.flatMap(baseRowIn)), cells: new Map(cells.map((row) => [row.id, cellIn(row)])), hidden: new Set(cells.filter(({ hidden }) => hidden).map((row) => row.id)) });
    }
    return found;
  }

  async save(tx: Transaction, release: number, { cells, hidden }: Pick<MadeRelease, 'cells' | 'hidden'>, base: readonly BaseRow[]): Promise<void> {
    await tx.query(
      `insert into release_cell (release, cell, period, dimensions, value, records, base, hidden)
       select $1, id, period, dimensions, value, records, base, hidden
       from jsonb_to_recordset($2::jsonb) as cell (id text, period text, dimensions jsonb, value bigint, records int, base bigint, hidden boolean)`,
      [release, JSON.stringify([...cells.values()].map((cell) => ({ ...cell, hidden: hidden.has(cell.id) })))],
    );
    await tx.query(
      `insert into release_base (release, cube, cube_key, day, value, records)
       select $1, cube, cube_key, day, value, records from jsonb_to_recordset($2::jsonb) as base (cube text, cube_key text, day date, value bigint, records int)`,
      [release, JSON.stringify(base.map(({ cube, fmp, direction, codes, day, value, records }) => ({ cube: MOVEMENT_CUBES[cube].name, cube_key: [fmp, direction, ...codes].join('|'), day, value, records })))],
    );
  }

  /** As the public sees them, by name. */
  async cells(tx: Transaction, release: number, { after = '', limit }: { after?: string; limit: number }): Promise<ReleasedCell[]> {
    return tx.query<ReleasedCell[]>(
      `select cell, period, dimensions, case when hidden then null else value::float8 end as value, case when hidden then 'C' else 'F' end as "confStatus"
       from release_cell where release = $1 and cell > $2 order by cell limit $3`,
      [release, after, limit],
    );
  }
}

function baseRowIn({ cube: name, cube_key: key, day, value, records }: FlatRow): BaseRow[] {
  const cube = movementCubeNamed(name);
  const [fmp, direction, ...codes] = key.split('|');
  return cube && fmp !== undefined && direction !== undefined ? [{ cube, fmp, direction, codes, day, value: Number(value), records }] : [];
}

function cellIn({ id, period, dimensions, value, records, base }: CellRow): DisclosureCell {
  return { id, period, dimensions, value: Number(value), records, base: base === null ? null : Number(base) };
}
