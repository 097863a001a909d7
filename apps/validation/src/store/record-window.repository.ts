import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Neighbour, Sketch } from '../domain/window/sketch.js';

/** A record as its neighbours see it, or that it is not to be seen any more. */
export interface Sketched {
  readonly submission: string;
  readonly receivedAt: string;
  readonly sketch: Sketch | null;
  readonly traceparent?: string | undefined;
}

/** Where something has changed. */
export interface WindowChange {
  readonly id: string;
  readonly traceparent: string;
}

/** As far apart as two records can be and still be compared; no threshold of a rule reaches further. */
export const HORIZON_MINUTES = 60;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** As much of each registry record as others are compared with. It is written with each decision, and what has changed is looked at again after commit. */
@Injectable()
export class RecordWindowRepository {
  /** Replaces the sketches of these submissions, and notes where that changes what others see. */
  async replace(tx: Transaction, sketched: readonly Sketched[]): Promise<void> {
    if (sketched.length === 0) return;
    const rows = sketched.map(({ submission, receivedAt, sketch, traceparent }) => ({ ...(sketch && rowOf(sketch)), submission, receivedAt, traceparent: traceparent ?? '', gone: sketch === null }));
    await tx.query(REPLACE, [JSON.stringify(rows)]);
  }

  /**
   * Notes the days that coverage forms are about and were about before, to be looked at again. Call it before their states are written.
   * @param places what they say now; nothing for those that are withdrawn
   */
  async noteCoverage(tx: Transaction, submissions: readonly string[], places: readonly { readonly point: string | null; readonly day: string | null }[] = []): Promise<void> {
    if (submissions.length === 0) return;
    await tx.query(
      `insert into point_day_change (point, day)
       select code, day::date from known_point join (
         select * from unnest($2::text[], $3::text[]) as said(code, day)
         union select held->>'point', held->>'day' from submission_state where submission = any($1) and kind = 'coverage') as places using (code)
       where day is not null`,
      [submissions, places.map(({ point }) => point), places.map(({ day }) => day)],
    );
  }

  /** Around each of these submissions, itself included: the same group at the same point, the same device, or the same enumerator, within the horizon. */
  async around(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, readonly Neighbour[]>> {
    const rows = await tx.query<(NeighbourRow & { of: string })[]>(AROUND, [submissions, HORIZON_MINUTES]);
    const found = new Map<string, Neighbour[]>();
    for (const { of, ...row } of rows) found.set(of, [...(found.get(of) ?? []), neighbourOf(row, of)]);
    return found;
  }

  /** The oldest changes that nobody else has in hand, locked, and the records around them. */
  async changed(tx: Transaction, limit: number): Promise<{ readonly changes: readonly WindowChange[]; readonly submissions: readonly string[] }> {
    const changes = await tx.query<WindowChange[]>('select id, traceparent from window_change order by id limit $1 for update skip locked', [limit]);
    const rows = await tx.query<{ submission: string }[]>(NEAR_CHANGES, [changes.map(({ id }) => id), HORIZON_MINUTES]);
    return { changes, submissions: rows.map(({ submission }) => submission) };
  }

  async settle(tx: Transaction, changes: readonly WindowChange[]): Promise<void> {
    await tx.query('delete from window_change where id = any($1)', [changes.map(({ id }) => id)]);
  }
}

interface NeighbourRow {
  readonly submission: string;
  readonly point: string;
  readonly day: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly enumerator: string | null;
  readonly device: string | null;
  readonly group_key: string;
  readonly people_key: string;
  readonly n_total: number;
  readonly received_at: Date;
}

function rowOf({ point, day, startedAt, endedAt, enumerator, device, group, people, nTotal }: Sketch): object {
  return { point, day, startedAt, endedAt, enumerator: enumerator && digest(enumerator), device: device && digest(device), group: digest(`${point} ${group}`), people: digest(people), nTotal };
}

function neighbourOf(row: NeighbourRow, of: string): Neighbour {
  return {
    submission: row.submission, own: row.submission === of, point: row.point, day: row.day, startedAt: row.started_at.toISOString(), endedAt: row.ended_at?.toISOString() ?? null,
    enumerator: row.enumerator, device: row.device, group: row.group_key, people: row.people_key, nTotal: row.n_total, receivedAt: row.received_at.toISOString(),
  };
}

const COLUMNS = ['point', 'day', 'started_at', 'ended_at', 'enumerator', 'device', 'group_key', 'people_key', 'n_total', 'received_at'];

/** A change is noted where the old sketch was and where the new one is. What stays as it is changes nothing. Only days of registered points are looked at. */
const REPLACE = `
  with incoming as materialized (
    select * from jsonb_to_recordset($1::jsonb) as i("submission" text, "receivedAt" timestamptz, "point" text, "day" date, "startedAt" timestamptz, "endedAt" timestamptz,
      "enumerator" text, "device" text, "group" text, "people" text, "nTotal" int, "traceparent" text, "gone" boolean)),
  held as materialized (select w.* from record_window w where w.submission in (select "submission" from incoming)),
  same as (
    select i."submission" from incoming i join held h on h.submission = i."submission"
    where not i."gone" and (h.day, h.started_at, h.n_total, h.group_key, h.people_key, h.received_at) = (i."day", i."startedAt", i."nTotal", i."group", i."people", i."receivedAt")
      and h.ended_at is not distinct from i."endedAt" and h.enumerator is not distinct from i."enumerator" and h.device is not distinct from i."device"),
  changed as (select * from incoming where "submission" not in (select "submission" from same)),
  gone as (delete from record_window where submission in (select "submission" from changed where "gone")),
  written as (
    insert into record_window (submission, ${COLUMNS.join(', ')})
    select "submission", "point", "day", "startedAt", "endedAt", "enumerator", "device", "group", "people", "nTotal", "receivedAt" from changed where not "gone"
    on conflict (submission) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}),
  days as (
    insert into point_day_change (point, day)
    select p.code, d.day from known_point p join (
      select "point" as code, "day" as day from changed where not "gone" union select point, day from held where submission in (select "submission" from changed)) d using (code))
  insert into window_change (group_key, enumerator, device, started_at, traceparent)
  select "group", "enumerator", "device", "startedAt", "traceparent" from changed where not "gone"
  union all
  select h.group_key, h.enumerator, h.device, h.started_at, c."traceparent" from held h join changed c on c."submission" = h.submission`;

/** As many on either side in time. Whatever the number of equal records, this is all that is looked at. */
const MOST_ON_A_SIDE = 20;

/** The nearest on either side with the same key, straight from its index. */
function side(own: string, { key, later }: { key: string; later: boolean }): string {
  const [than, edge, order] = later ? ['>', '<= ' + own + '.started_at + make_interval(mins => $2)', ''] : ['<', '>= ' + own + '.started_at - make_interval(mins => $2)', ' desc'];
  return `(select w.* from record_window w where w.${key} = ${own}.${key} and (w.started_at, w.submission) ${than} (${own}.started_at, ${own}.submission) and w.started_at ${edge}
    order by w.started_at${order}, w.submission${order} limit ${MOST_ON_A_SIDE})`;
}

const near = (own: string): string => ['group_key', 'device', 'enumerator'].flatMap((key) => [side(own, { key, later: true }), side(own, { key, later: false })]).join(' union ');

const AROUND = `
  select own.submission as of, other.submission, other.point, other.day::text as day, ${COLUMNS.slice(2).map((column) => `other.${column}`).join(', ')}
  from record_window own cross join lateral (select own.* union ${near('own')}) other
  where own.submission = any($1) order by own.submission, other.started_at, other.submission`;

const NEAR_CHANGES = `
  select distinct other.submission from (select *, '' as submission from window_change where id = any($1)) change cross join lateral (${near('change')}) other order by 1`;
