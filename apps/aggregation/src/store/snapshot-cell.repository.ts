import { Injectable } from '@nestjs/common';
import { cubeKeyOf, MEASURES, type Cube } from '@fm/contracts/indicators';
import type { Transaction } from '@fm/persistence';
import type { SnapshotMeasure } from '../domain/snapshot/snapshot-cell.js';
import type { PublishedSnapshot, ToldCell } from '../domain/snapshot/take-snapshot.js';

interface SnapshotRow {
  readonly measure: SnapshotMeasure;
  readonly cube: string;
  readonly cube_key: string;
  readonly period: string;
  readonly value: number | null;
  readonly base: number | null;
  readonly suppressed: boolean;
  readonly withheld: number | null;
  readonly epoch: number;
  readonly revision: number;
  readonly effective_at: Date;
}

const COLUMNS = ['measure', 'cube', 'cube_key', 'period', 'value', 'base', 'suppressed', 'withheld', 'epoch', 'revision', 'effective_at'];
const columnsOf = (table: string): string => COLUMNS.map((column) => `${table}.${column}`).join(', ');

/** What was told of classes S and X. */
@Injectable()
export class SnapshotCellRepository {
  async told(tx: Transaction, measures: readonly SnapshotMeasure[], periods: readonly string[]): Promise<PublishedSnapshot[]> {
    const rows = await tx.query<SnapshotRow[]>(`select ${columnsOf('snapshot_cell')} from snapshot_cell where measure = any($1) and period = any($2)`, [measures, periods]);
    return rows.flatMap(cellIn);
  }

  /** @returns the cells that say something else than before, as they are now */
  async tell(tx: Transaction, cells: readonly ToldCell[], effectiveAt: string): Promise<PublishedSnapshot[]> {
    const said = cells.map(({ measure, cube, codes, period, value, base, suppressed, withheld }) => ({ measure, cube: cube.name, cube_key: cubeKeyOf(cube, codes), period, value, base, suppressed, withheld }));
    const rows = await tx.query<SnapshotRow[]>(
      `insert into snapshot_cell as held (measure, cube, cube_key, period, value, base, suppressed, withheld, epoch, revision, effective_at, changed_at)
       select measure, cube, cube_key, period, value, base, suppressed, withheld, epoch.current, 1, $2::timestamptz, now()
       from epoch, jsonb_to_recordset($1::jsonb) as said (measure text, cube text, cube_key text, period text, value float8, base int, suppressed boolean, withheld float8)
       order by measure collate "C", cube collate "C", cube_key collate "C", period collate "C"
       on conflict (measure, cube, cube_key, period) do update set value = excluded.value, base = excluded.base, suppressed = excluded.suppressed, withheld = excluded.withheld,
         epoch = excluded.epoch, revision = held.revision + 1, effective_at = excluded.effective_at, changed_at = excluded.changed_at
       where (held.value, held.base, held.suppressed) is distinct from (excluded.value, excluded.base, excluded.suppressed)
       returning ${columnsOf('held')}`,
      [JSON.stringify(said), effectiveAt],
    );
    return rows.flatMap(cellIn);
  }

  /** A page of what changed in the last minutes, locked, so that no newer version is published before this one. */
  async changedLately(tx: Transaction, { minutes, after, limit }: { minutes: number; after: PublishedSnapshot | undefined; limit: number }): Promise<PublishedSnapshot[]> {
    const rows = await tx.query<SnapshotRow[]>(
      `select ${columnsOf('snapshot_cell')} from snapshot_cell
       where changed_at > now() - make_interval(mins => $1) and (measure, cube, cube_key, period) > ($2, $3, $4, $5)
       order by measure, cube, cube_key, period limit $6 for update`,
      [minutes, after?.measure ?? '', after?.cube.name ?? '', after?.cubeKey ?? '', after?.period ?? '', limit],
    );
    return rows.flatMap(cellIn);
  }
}

function cellIn({ measure, cube: name, cube_key: cubeKey, period, value, base, suppressed, withheld, epoch, revision, effective_at: effectiveAt }: SnapshotRow): PublishedSnapshot[] {
  const cubes: readonly Cube[] = MEASURES[measure].cubes;
  const cube = cubes.find((one) => one.name === name);
  if (!cube) return [];
  const parts = cubeKey.split('|');
  const codes = Object.fromEntries(cube.dimensions.map((dimension, index) => [dimension, parts[index] ?? 'unknown']));
  return [{ measure, cube, cubeKey, codes, period, value, base, suppressed, withheld, epoch, revision, effectiveAt: effectiveAt.toISOString() }];
}
