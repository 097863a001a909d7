import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RoundPlannedV1 } from '@fm/contracts';
import { placesWith } from '@fm/testing';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, registered, withdrawn } from './events.builder.js';
import { bareRecord } from './fmr-record.builder.js';

const TOTAL = 'fmp.direction LAO-LA0301-01|inflow 2026-06-01';
const AFTER = '2026-06-20T03:00:00.000Z';
const JUNE: RoundPlannedV1 = {
  round: 'R1', point: 'LAO-LA0301-01', month: '2026-06', names: { en: 'June', lo: 'ມິຖຸນາ' }, from: '2026-06-01', to: '2026-06-30', state: 'active', closedAt: null, finalAfterDays: 14,
  exclusionRule: null, donor: null, clearedBy: null, shifts: [], withdrawn: false, revision: 1,
};
const record = (nTotal: number) => bareRecord({ direction: 'inflow', nTotal, nationalities: [{ iso3: 'XXX', n: nTotal }], sexAge: [{ sex: 'unknown', age: 'unknown', n: nTotal }] });

describe('what comes after a day is final', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());

  const entered = () => figures.database.query<object[]>(`select value_before, value_after, records_before, records_after, cause_type from restatement where cube = 'fmp.direction' order by id`);
  const late = () => figures.database.query<object[]>('select submission, revision, point, movements from late_arrival order by 1, 2');
  const stateSaid = async (): Promise<string | undefined> => (await figures.said()).findLast(({ cube }) => cube === 'fmp.direction')?.state;

  it('is counted, entered with what was and what is, told, and listed as late', async () => {
    await figures.count(located('k/a/1', '1.1.1', { record: record(7) }));
    expect(await stateSaid()).toBe('provisional');
    await figures.count(located('k/a/2', '1.1.1', { record: record(2), effectiveAt: AFTER, receivedAt: AFTER }));
    expect((await figures.cells())[TOTAL]).toEqual([9, 2, 0, 0, 0]);
    expect(await entered()).toEqual([{ value_before: '7', value_after: '9', records_before: 1, records_after: 2, cause_type: 'fm.submission.located.v1' }]);
    expect([await late(), await stateSaid()]).toEqual([[{ submission: 'k/a/2', revision: 1, point: 'LAO-LA0301-01', movements: '2' }], 'restated']);
    const [told] = await figures.database.query<{ payload: Buffer }[]>(`select payload from outbox where topic = 'fm.figure.restated.v1' and key = 'movements/fmp.direction/LAO-LA0301-01|inflow/2026-06-01'`);
    expect(JSON.parse(String(told?.payload))).toMatchObject({ before: { value: 7, nRecords: 1 }, after: { value: 9, nRecords: 2 }, cause: { type: 'fm.submission.located.v1', effectiveAt: AFTER }, version: { epoch: 1, revision: 2 } });
  });

  it('is no restatement while the round is open, or by flags alone, or by a hold beside the figure', async () => {
    await figures.plan(JUNE);
    await figures.count(located('k/a/1', '1.1.1', { record: record(7), effectiveAt: AFTER, receivedAt: AFTER }));
    const closed = '2026-07-03T03:00:00.000Z';
    await figures.count(located('k/a/1', '1.2.1', { record: record(7), status: 'flagged', effectiveAt: closed, receivedAt: AFTER }));
    await figures.hold(quarantined('k/a/2', '1.1.0', { effectiveAt: closed }));
    expect([await entered(), await late(), await stateSaid()]).toEqual([[], [], 'final']);
    await figures.withdraw(withdrawn('k/a/1', '2.0.0', 'deleted', closed));
    expect(await entered()).toEqual([{ value_before: '7', value_after: '0', records_before: 1, records_after: 0, cause_type: 'fm.submission.withdrawn.v1' }]);
  });

  it('goes by when the round was closed, and not by a plan that was taken back', async () => {
    await figures.plan({ ...JUNE, closedAt: '2026-07-10T02:00:00.000Z', revision: 2 });
    await figures.count(located('k/a/1', '1.1.1', { effectiveAt: '2026-07-09T00:00:00.000Z' }));
    expect(await entered()).toEqual([]);
    await figures.plan({ ...JUNE, withdrawn: true, revision: 3 });
    await figures.count(located('k/a/2', '1.1.1', { effectiveAt: '2026-07-09T00:00:00.000Z' }));
    expect(await entered()).toHaveLength(1);
  });

  it('is neither late nor a restatement when it is read for the first time, held before or not; what changes it afterwards is', async () => {
    const read = { effectiveAt: AFTER, receivedAt: AFTER, backfill: true };
    await figures.hold(quarantined('k/a/1', '1.1.0', read));
    await figures.count(located('k/a/1', '1.2.1', { ...read, record: record(7) }), located('k/a/2', '1.1.1', { ...read, record: record(1) }));
    expect([await entered(), await late()]).toEqual([[], []]);
    await figures.hold(quarantined('k/a/1', '1.3.0', read));
    await figures.count(located('k/a/1', '1.4.1', { ...read, record: record(7) }));
    expect(await entered()).toMatchObject([{ value_before: '8', value_after: '1' }, { value_before: '1', value_after: '8' }]);
  });

  it('restates where a point turns out to be of a community', async () => {
    await figures.count(located('k/a/1', '1.1.1', { record: record(7) }));
    const event = { ...registered('LAO-LA0301-01', 1, 'community'), time: AFTER };
    await figures.register(event);
    expect(await entered()).toMatchObject([{ value_before: '7', value_after: '0', cause_type: 'fm.monitoring-point.registered.v1' }]);
    expect(await figures.asOf(AFTER)).toEqual({});
  });

  it('counts a redelivery once, and an edit beside what it edits', async () => {
    const first = located('k/a/1', '1.1.1', { effectiveAt: AFTER, receivedAt: AFTER });
    const edit = located('k/a/1', '2.1.1', { effectiveAt: AFTER, receivedAt: AFTER });
    await figures.count(edit);
    await figures.count(first, edit, first);
    expect(await late()).toMatchObject([{ submission: 'k/a/1', revision: 1 }, { submission: 'k/a/1', revision: 2 }]);
  });

  it('leaves nothing of an erased submission, nor lets an older version of it in', async () => {
    const first = located('k/a/erased', '1.1.1', { record: record(7), effectiveAt: AFTER, receivedAt: AFTER });
    await figures.count(first);
    await figures.count(located('k/a/erased', '2.1.1', { record: record(5), effectiveAt: AFTER, receivedAt: AFTER }));
    expect(await placesWith(figures.database, AGGREGATION_SCHEMA, 'k/a/erased')).toEqual(['contribution.submission', 'contribution_past.submission', 'late_arrival.submission']);
    await figures.withdraw(withdrawn('k/a/erased', '3.0.0', 'erased', AFTER));
    await figures.count(first);
    expect(await placesWith(figures.database, AGGREGATION_SCHEMA, 'k/a/erased')).toEqual(['contribution.submission']);
    expect(await figures.asOf(AFTER)).toEqual({});
  });
});
