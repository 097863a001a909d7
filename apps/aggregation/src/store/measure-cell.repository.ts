import { Injectable } from '@nestjs/common';
import type { MeasureName } from '@fm/contracts/indicators';
import type { Transaction } from '@fm/persistence';
import type { MeasureCell, PublishedCell } from '../domain/point-day/measure-cell.js';
import type { PointDayKey } from './point-day-due.repository.js';

interface MeasureCellRow {
  readonly measure: MeasureName;
  readonly cube: string;
  readonly cube_key: string;
  readonly point: string;
  readonly day: string;
  readonly value: number;
  readonly n_records: number;
  readonly n_flagged: number;
  readonly epoch: number;
  readonly revision: number;
  readonly effective_at: Date;
}

const COLUMNS = ['measure', 'cube', 'cube_key', 'point', 'day::text as day', 'value', 'n_records', 'n_flagged', 'epoch', 'revision', 'effective_at'];
const columnsOf = (table: string): string => COLUMNS.map((column) => `${table}.${column}`).join(', ');

/** The figures by day of every measure but movements. */
@Injectable()
export class MeasureCellRepository {
  /** The cells of these days of points as they stand, without those that fell to nothing. */
  async ofDays(tx: Transaction, keys: readonly PointDayKey[]): Promise<PublishedCell[]> {
    const rows = await tx.query<MeasureCellRow[]>(
      `select ${columnsOf('measure_cell')} from measure_cell join jsonb_to_recordset($1::jsonb) as asked (point text, day date) on measure_cell.point = asked.point and measure_cell.day = asked.day
       where (value, n_records, n_flagged) <> (0, 0, 0)`,
      [JSON.stringify(keys)],
    );
    return rows.map(cellIn);
  }

  /** @param cells one a cell @returns those that are not as they were, as they are now, in the order of their keys */
  async set(tx: Transaction, cells: readonly (MeasureCell & { readonly effectiveAt: string })[]): Promise<PublishedCell[]> {
    if (cells.length === 0) return [];
    const rows = await tx.query<MeasureCellRow[]>(
      `insert into measure_cell as held (measure, cube, cube_key, point, day, value, n_records, n_flagged, epoch, revision, effective_at, changed_at)
       select measure, cube, cube_key, point, day, value, n_records, n_flagged, epoch.current, 1, effective_at, now()
       from epoch, jsonb_to_recordset($1::jsonb) as said (measure text, cube text, cube_key text, point text, day date, value float8, n_records int, n_flagged int, effective_at timestamptz)
       order by measure collate "C", cube collate "C", cube_key collate "C", day
       on conflict (measure, cube, cube_key, day) do update set value = excluded.value, n_records = excluded.n_records, n_flagged = excluded.n_flagged, epoch = excluded.epoch,
         revision = held.revision + 1, effective_at = greatest(held.effective_at, excluded.effective_at), changed_at = excluded.changed_at
       where (held.value, held.n_records, held.n_flagged) is distinct from (excluded.value, excluded.n_records, excluded.n_flagged)
       returning ${columnsOf('held')}`,
      [JSON.stringify(cells.map(({ cubeKey, nRecords, nFlagged, effectiveAt, ...cell }) => ({ ...cell, cube_key: cubeKey, n_records: nRecords, n_flagged: nFlagged, effective_at: effectiveAt })))],
    );
    return rows.map(cellIn);
  }

  /** A page of the cells that changed in the last minutes, locked, so that no newer version is published before this one. */
  async changedLately(tx: Transaction, { minutes, after, limit }: { minutes: number; after: PublishedCell | undefined; limit: number }): Promise<PublishedCell[]> {
    const rows = await tx.query<MeasureCellRow[]>(
      `select ${columnsOf('measure_cell')} from measure_cell
       where changed_at > now() - make_interval(mins => $1) and (measure, cube, cube_key, measure_cell.day) > ($2, $3, $4, $5::date)
       order by measure, cube, cube_key, measure_cell.day limit $6 for update`,
      [minutes, after?.measure ?? '', after?.cube ?? '', after?.cubeKey ?? '', after?.day ?? '-infinity', limit],
    );
    return rows.map(cellIn);
  }
}

function cellIn(row: MeasureCellRow): PublishedCell {
  const { measure, cube, cube_key: cubeKey, point, day, value, n_records: nRecords, n_flagged: nFlagged, epoch, revision } = row;
  return { measure, cube, cubeKey, point, day, value, nRecords, nFlagged, epoch, revision, effectiveAt: row.effective_at.toISOString() };
}
