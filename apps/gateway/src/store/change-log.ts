import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@fm/persistence';
import type { FigureCell, FigureChange } from '../domain/figure-change.js';
import type { StreamFilter } from '../domain/stream-filter.js';

/** Told at commit to whoever follows the log. */
export const CHANGE_CHANNEL = 'gateway_figures';

/** A cell of the table `figure` as its followers are told it. */
export const CELL = (row: string): string => `jsonb_build_object('measure', ${row}.measure, 'cube', ${row}.cube, 'cubeKey', ${row}.cube_key, 'day', to_char(${row}.day, 'YYYY-MM-DD'), 'dimensions', ${row}.dimensions,
  'value', ${row}.value, 'nRecords', ${row}.n_records, 'nFlagged', ${row}.n_flagged, 'nHeld', ${row}.n_held, 'heldMovements', ${row}.held_movements,
  'version', jsonb_build_object('epoch', ${row}.epoch, 'revision', ${row}.revision), 'effectiveAt', to_char(${row}.effective_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** Where a page of a snapshot ended. */
export interface SnapshotPlace {
  readonly day: string;
  readonly cubeKey: string;
}

/** The log of changes of the read model. */
@Injectable()
export class ChangeLog {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Enters that the register of points changed; in the transaction that changes it. */
  async enterRegisterChange(tx: Transaction): Promise<void> {
    await tx.query(
      `with head as (update stream_head set position = position + 1 returning position),
       logged as (insert into figure_change (seq) select position from head returning 1)
       select pg_notify('${CHANGE_CHANNEL}', '') from logged`,
    );
  }

  /** The number of the newest change, and that of the oldest which is still kept (one more than the newest where none is). */
  async bounds(): Promise<{ readonly newest: number; readonly oldest: number }> {
    const [row] = await this.database.query<{ newest: string; oldest: string }[]>('select position as newest, coalesce((select min(seq) from figure_change), position + 1) as oldest from stream_head');
    return { newest: Number(row?.newest ?? 0), oldest: Number(row?.oldest ?? 1) };
  }

  /** The changes after a number, in order. */
  async after(seq: number, limit: number): Promise<FigureChange[]> {
    const rows = await this.database.query<{ seq: string; cell: FigureCell | null }[]>('select seq, cell from figure_change where seq > $1 order by seq limit $2', [seq, limit]);
    return rows.map(({ seq: number, cell }) => ({ seq: Number(number), cell }));
  }

  /** The current cells of what is followed, without those that hold nothing; a page of them in order. Points and filters are the caller's to look at. */
  async snapshot({ measure, question }: Pick<StreamFilter, 'measure' | 'question'>, after: SnapshotPlace | null, limit: number): Promise<FigureCell[]> {
    const { span, cube } = question;
    const rows = await this.database.query<{ cell: FigureCell }[]>(
      `select ${CELL('f')} as cell from figure f
       where f.measure = $1 and f.cube = $2 and f.day between $3::date and $4::date and (f.value <> 0 or f.n_records <> 0 or f.n_held <> 0)
         and ($5::date is null or (f.day, f.cube_key collate "C") > ($5::date, $6::text))
       order by f.day, f.cube_key collate "C" limit $7`,
      [measure, cube.name, span.from, span.to, after?.day ?? null, after?.cubeKey ?? '', limit],
    );
    return rows.map(({ cell }) => cell);
  }

  /** Forgets what is older; the newest number stays, so that nothing is numbered twice. */
  async forgetBefore(instant: Date): Promise<void> {
    await this.database.query('delete from figure_change where at < $1', [instant]);
  }
}
