import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FigureUpdatedV1 } from '@fm/contracts';
import { inTransaction, type Database } from '@fm/persistence';
import { FigureRepository } from '../src/store/figure.repository.js';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { figure, point, POINTS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const DAY = 'from=2026-06-01&to=2026-06-01&interval=total';
const boten = (epoch: number, revision: number, value: number): FigureUpdatedV1 =>
  figure('total', '2026-06-01', 'BOTEN|inflow', { value, nRecords: value, version: { epoch, revision }, effectiveAt: `2026-06-0${revision}T00:00:00.000Z` });

describe('read model', () => {
  let gateway: RunningGateway;
  let database: Database;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-06-10T00:00:00Z'));
    database = await gateway.database.open(GATEWAY_SCHEMA);
    await gateway.points(...POINTS);
  });
  afterAll(() => gateway.close());

  const value = async (): Promise<unknown> => (await gateway.rows(DAY))[0]?.['value'];

  it('says now while it holds nothing', async () => {
    expect((await gateway.ask(`/api/v1/indicators/movements?${DAY}`)).body).toMatchObject({ rows: [], asOf: '2026-06-10T00:00:00.000Z' });
  });

  it('takes a correction down, ignores what is older or repeated, and goes by the epoch first', async () => {
    await gateway.figures(boten(1, 1, 10));
    expect(await value()).toBe(10);
    await gateway.figures(boten(1, 3, 4));
    expect(await value()).toBe(4);
    await gateway.figures(boten(1, 2, 99), boten(1, 3, 77), boten(1, 3, 4));
    expect((await gateway.rows(DAY))[0]).toMatchObject({ value: 4, nRecords: 4, revision: 3 });
    await gateway.figures(boten(2, 1, 5));
    await gateway.figures(boten(1, 9, 66));
    expect((await gateway.rows(DAY))[0]).toMatchObject({ value: 5, revision: 1 });
  });

  it('drops a cell that has fallen to nothing', async () => {
    await gateway.figures(boten(2, 2, 0));
    expect(await gateway.rows(DAY)).toEqual([]);
  });

  it('keeps the latest of several versions in one batch', async () => {
    await gateway.figures(boten(3, 1, 1), boten(3, 2, 2), boten(3, 1, 1));
    expect(await value()).toBe(2);
  });

  it('replaces a point only by a later entry of it', async () => {
    await gateway.points(point('BOTEN', { revision: 3, adm1: 'LA05' }), point('BOTEN', { revision: 2, adm1: 'LA06' }));
    expect((await gateway.rows(`${DAY}&by=province`)).map((row) => row['province'])).toEqual(['LA05']);
  });

  it('ends in the same rows whatever the order, repetition and batching of the figures', async () => {
    const store = new FigureRepository();
    const events = ['A', 'B', 'C'].flatMap((code) => [1, 2, 3, 4].map((revision) =>
      figure('total', '2026-05-01', `${code}|inflow`, { value: revision * code.charCodeAt(0), nRecords: revision, version: { epoch: 1 + (revision > 2 ? 1 : 0), revision } })));
    const apply = async (batches: readonly (readonly FigureUpdatedV1[])[]): Promise<unknown> => {
      await database.query(`delete from figure where day = '2026-05-01'`);
      for (const batch of batches) await inTransaction(database, (tx) => store.keep(tx, batch));
      return database.query(`select cube_key, value, n_records, epoch, revision from figure where day = '2026-05-01' order by cube_key`);
    };
    const inOrder = await apply([events]);
    expect(inOrder).toHaveLength(3);
    const disorder = fc.tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.array(fc.constantFrom(...events)), fc.integer({ min: 1, max: 12 }));
    await fc.assert(fc.asyncProperty(disorder, async ([shuffled, repeated, size]) => {
      const all = [...repeated, ...shuffled, ...repeated];
      const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
      expect(await apply(batches)).toEqual(inOrder);
    }), { numRuns: 25 });
  });

  it('takes batches of several partitions at once without a deadlock', async () => {
    const store = new FigureRepository();
    const cells = Array.from({ length: 200 }, (_, index) => figure('total', '2026-04-01', `P${index}|inflow`, { value: 1, nRecords: 1 }));
    const at = (revision: number): FigureUpdatedV1[] => cells.map((cell) => ({ ...cell, value: revision, version: { epoch: 1, revision } }));
    await Promise.all([1, 2, 3, 4, 5, 6].map((revision) => inTransaction(database, (tx) => store.keep(tx, revision % 2 ? at(revision) : at(revision).toReversed()))));
    expect(await database.query(`select count(*)::int as cells, min(value)::int as least from figure where day = '2026-04-01'`)).toEqual([{ cells: 200, least: 6 }]);
  });
});
