import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import type { AlertRaisedV1 } from '@fm/contracts';
import { addDays } from '@fm/contracts/vocabulary';
import { covered, coverageRecord, POINT } from './coverage.builder.js';
import { registered } from './events.builder.js';
import { startSettling, type Settling } from './settling.builder.js';

const MONDAY = '2026-06-01';
const manager: Caller = { subject: 'm', role: 'manager', provinces: null };

describe('anomalies', () => {
  let days: Settling;
  beforeAll(async () => { days = await startSettling(); });
  beforeEach(async () => {
    await days.empty();
    days.at('2026-06-03T00:00:00Z');
    await days.registered(registered(POINT, 1, 'border').data);
  });
  afterAll(() => days.close());

  /** A day that was watched, with so many movements in two directions. */
  const counted = async (day: string, total: number): Promise<void> => {
    await days.located(covered(`k/c/${day}`, '1.1.1', coverageRecord(`${day}T08:00`, `${day}T12:00`)));
    await days.database.query(
      `insert into flow_cell (measure, cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, changed_at)
       select 'movements', 'fmp.direction', $1 || '|' || direction, $2, $3, 1, 0, 0, 0, 1, 1, now(), now() from unnest(array['inflow', 'outflow']) as direction
       on conflict (measure, cube, cube_key, day) do update set value = excluded.value`, [POINT, day, total / 2],
    );
  };
  const look = async (): Promise<void> => {
    await days.settle();
    await days.note();
  };
  const alerts = async (): Promise<AlertRaisedV1[]> => ((await days.said()) as unknown as AlertRaisedV1[]).filter((event) => event.kind !== undefined);

  it('are noted beside the figure, and subscribers told', async () => {
    for (let week = 1; week <= 14; week++) await counted(addDays(MONDAY, -7 * week), 100);
    await counted(MONDAY, 300);
    await look();
    const { rows, next } = await days.noting.list({}, manager);
    expect([rows, next]).toEqual([[expect.objectContaining({ point: POINT, day: MONDAY, value: 300, usual: 100, comparable: 14, overAt: null, revision: 1, province: 'LA03' })], null]);
    expect(await alerts()).toEqual([expect.objectContaining({ kind: 'anomaly', place: POINT, day: MONDAY, province: 'LA03', overAt: null, revision: 1, message: rows[0]?.message })]);
    await look();
    expect(await alerts()).toHaveLength(1);
    await days.database.query(`update flow_cell set value = 52 where day = $1`, [MONDAY]);
    await days.located(covered(`k/c/${MONDAY}`, '2.1.1', coverageRecord(`${MONDAY}T08:00`, `${MONDAY}T12:00`)));
    await look();
    expect((await alerts()).map(({ overAt, revision }) => [overAt, revision])).toEqual([[null, 1], ['2026-06-03T00:00:00.000Z', 2]]);
    const sources = await days.database.query<{ source: string }[]>(`select distinct headers->>'ce_source' as source from outbox where topic = 'fm.alert.raised.v1'`);
    expect(sources).toEqual([{ source: 'passage/aggregation' }]);
  });

  it('are silent with too few days to compare, and of old days noted but not told', async () => {
    for (let week = 1; week <= 13; week++) await counted(addDays(MONDAY, -7 * week), week === 13 ? 500 : 100);
    await counted(MONDAY, 100);
    await look();
    expect((await days.noting.list({}, manager)).rows).toEqual([]);
    await counted(addDays(MONDAY, -7 * 14), 100);
    await look();
    expect((await days.noting.list({}, manager)).rows.map(({ day }) => day)).toEqual([addDays(MONDAY, -7 * 13)]);
    expect(await alerts()).toEqual([]);
  });

  it('are listed page by page, within the provinces of who asks', async () => {
    for (let week = 1; week <= 20; week++) await counted(addDays(MONDAY, -7 * week), week < 3 ? 500 : 100);
    await look();
    const first = await days.noting.list({ limit: 1 }, manager);
    const second = await days.noting.list({ limit: 1, after: first.next ?? '' }, manager);
    expect([first, second].map(({ rows }) => rows.map(({ day }) => day))).toEqual([[addDays(MONDAY, -14)], [addDays(MONDAY, -7)]]);
    expect(second.next).toBeNull();
    expect((await days.noting.list({}, { ...manager, provinces: ['LA04'] })).rows).toEqual([]);
    expect((await days.noting.list({ from: addDays(MONDAY, -8), fmp: [POINT] }, { ...manager, provinces: ['LA03'] })).rows).toHaveLength(1);
    await expect(days.noting.list({ after: 'x' }, manager)).rejects.toThrow();
  });
});
