import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placesWith } from '@fm/testing';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { fmrRecord } from './fmr-record.builder.js';

const KEY = 'kf/a/5a1c4a3e-to-be-erased';
const CANARY = 'Canary4711';
const words = { country: 'LAO', adm1: null, adm2: null, text: CANARY };
/** Whatever of a record may be free words, a code typed in the place of the point's included. */
const RECORD = fmrRecord({ point: CANARY, enumerator: CANARY, departure: words, destination: words, stay: CANARY, groupType: CANARY, infoSource: CANARY, shift: CANARY });

describe('an erased submission', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());

  const left = (...texts: string[]): Promise<string[]> => placesWith(figures.database, AGGREGATION_SCHEMA, ...texts);

  it('is taken out of the figures as a deleted one is, and leaves key, version and time', async () => {
    await figures.count(located(KEY, '1.1.1', { record: RECORD, source: CANARY }), located('k/a/2', '1.1.1'));
    await figures.database.query(
      `insert into dead_letter (topic, partition, incarnation, message_offset, key, error_class, reason, attempts) values ('t', 0, 'one', 1, $1, 'x', 'y', 1)`, [KEY],
    );
    expect(await left(KEY)).toEqual(['contribution.submission', 'dead_letter.key']);
    expect((await figures.cells())['fmp.direction unknown|inflow 2026-06-01']).toEqual([7, 1, 0, 0, 0]);
    await figures.withdraw(withdrawn(KEY, '2.0.0', 'erased'));
    expect(await left(KEY, CANARY)).toEqual(['contribution.submission']);
    expect(await figures.database.query('select * from contribution where submission = $1', [KEY])).toEqual([{
      submission: KEY, revision: 2, decision: 0, placement: 0, status: 'withdrawn', counting: true, counted: true, erased: true, point: null, direction: null, day: null, n_records: 0, n_flagged: 0, n_held: 0,
      held_movements: '0', parts: [], effective_at: new Date('2026-06-01T03:00:00.000Z'),
    }]);
    expect(Object.keys(await figures.cells()).every((name) => name.includes('LAO-LA0301-01'))).toBe(true);
    expect((await figures.said()).findLast(({ cube, cubeKey }) => cube === 'fmp.direction' && cubeKey.startsWith('unknown'))).toMatchObject({ value: 0, nRecords: 0, version: { revision: 2 } });
  });

  it('held for a point that somebody mistyped is no key of a figure', async () => {
    await figures.hold(quarantined(KEY, '1.1.0', { point: CANARY, source: CANARY }));
    expect(await figures.cells()).toEqual({ 'fmp.direction unknown|inflow 2026-06-01': [0, 0, 0, 1, 7] });
    await figures.withdraw(withdrawn(KEY, '2.0.0', 'erased'));
    expect([await left(KEY, CANARY), await figures.cells()]).toEqual([['contribution.submission'], {}]);
  });

  it('that was deleted before is erased, by a revision that is behind too, and nothing comes back', async () => {
    await figures.withdraw(withdrawn(KEY, '2.0.0'));
    await figures.withdraw(withdrawn(KEY, '3.0.0', 'erased'));
    await figures.count(located('restored', '5.1.1', { record: RECORD }));
    await figures.withdraw(withdrawn('restored', '3.0.0', 'erased'));
    await figures.count(located(KEY, '1.1.1', { record: RECORD }), located('restored', '5.1.1', { record: RECORD }));
    await figures.withdraw(withdrawn(KEY, '3.0.0', 'erased'), withdrawn('restored', '3.0.0', 'erased'));
    expect([await figures.cells(), await left(CANARY)]).toEqual([{}, []]);
    expect(await figures.database.query('select submission, revision, status from contribution order by 1')).toEqual([{ submission: KEY, revision: 3, status: 'withdrawn' }, { submission: 'restored', revision: 5, status: 'withdrawn' }]);
  });
});
