import { Injectable } from '@nestjs/common';
import type { FigureRestatedV1, FigureUpdatedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { CELL, CHANGE_CHANNEL } from './change-log.js';

/** The cells of the read model. A cell is replaced only by a greater (epoch, revision): redelivered and older figures change nothing. */
@Injectable()
export class FigureRepository {
  /**
   * One statement for the batch, which also logs what it changed for those who follow. Of several versions of a cell in it the greatest counts; rows are taken in sorted order, or two
   * partitions at once would wait for each other. The row of `figures_as_of`, which all partitions share, comes last and is held briefly.
   */
  async keep(tx: Transaction, figures: readonly FigureUpdatedV1[]): Promise<void> {
    await tx.query(KEEP_AND_LOG, [JSON.stringify(figures.map(asRow))]);
    await tx.query(MOVE_AS_OF, [figures.map((figure) => figure.measure), figures.map((figure) => figure.effectiveAt)]);
  }

  /** Marks the cells of which a restatement is told, in sorted order. One that is not there yet comes with its mark; a mark is told again with every later version. */
  async markRestated(tx: Transaction, restatements: readonly FigureRestatedV1[]): Promise<void> {
    await tx.query(
      `with told as (
         select f.measure, f.cube, f.cube_key, f.day from figure f
         join (select distinct * from unnest($1::text[], $2::text[], $3::text[], $4::date[]) as said(measure, cube, cube_key, day)) as said using (measure, cube, cube_key, day)
         where not f.restated order by f.measure, f.cube, f.cube_key, f.day for update of f)
       update figure set restated = true from told where (figure.measure, figure.cube, figure.cube_key, figure.day) = (told.measure, told.cube, told.cube_key, told.day)`,
      [restatements.map(({ measure }) => measure), restatements.map(({ cube }) => cube), restatements.map(({ cubeKey }) => cubeKey), restatements.map(({ day }) => day)],
    );
  }
}

function asRow(figure: FigureUpdatedV1): Record<string, unknown> {
  return {
    measure: figure.measure, cube: figure.cube, cube_key: figure.cubeKey, day: figure.day, dimensions: figure.dimensions, value: figure.value,
    n_records: figure.nRecords, n_flagged: figure.nFlagged, n_held: figure.nHeld, held_movements: figure.heldMovements,
    epoch: figure.version.epoch, revision: figure.version.revision, effective_at: figure.effectiveAt, restated: figure.state === 'restated',
  };
}

const COLUMNS = 'measure, cube, cube_key, day, dimensions, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, restated';

const UPSERT = `
  insert into figure (${COLUMNS})
  select distinct on (measure, cube, cube_key, day) ${COLUMNS}
  from jsonb_to_recordset($1::jsonb) as incoming(
    measure text, cube text, cube_key text, day date, dimensions jsonb, value numeric, n_records int, n_flagged int, n_held int,
    held_movements int, epoch int, revision int, effective_at timestamptz, restated boolean)
  order by measure, cube, cube_key, day, epoch desc, revision desc
  on conflict (measure, cube, cube_key, day) do update set
    dimensions = excluded.dimensions, value = excluded.value, n_records = excluded.n_records, n_flagged = excluded.n_flagged,
    n_held = excluded.n_held, held_movements = excluded.held_movements, epoch = excluded.epoch, revision = excluded.revision,
    effective_at = excluded.effective_at, restated = excluded.restated
  where (figure.epoch, figure.revision) < (excluded.epoch, excluded.revision)`;

/** Numbered last, and the counter's row stays locked until commit: the order of numbers is that of commits. The count before the update makes the figures' locks come first. */
const KEEP_AND_LOG = `
  with kept as (${UPSERT} returning figure.*),
  head as (update stream_head set position = position + (select count(*) from kept) where (select count(*) from kept) > 0 returning position),
  logged as (
    insert into figure_change (seq, cell)
    select head.position - count(*) over () + row_number() over (order by kept.measure, kept.cube, kept.cube_key, kept.day), ${CELL('kept')} from kept, head
    returning 1)
  select pg_notify('${CHANGE_CHANNEL}', '') from logged limit 1`;

const MOVE_AS_OF = `
  insert into figures_as_of (measure, effective_at)
  select measure, max(effective_at) from unnest($1::text[], $2::timestamptz[]) as incoming(measure, effective_at) group by measure order by measure
  on conflict (measure) do update set effective_at = excluded.effective_at where figures_as_of.effective_at < excluded.effective_at`;
