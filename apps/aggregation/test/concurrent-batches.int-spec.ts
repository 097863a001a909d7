import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { fmrRecord } from './fmr-record.builder.js';

const KEYS = Array.from({ length: 40 }, (_, index) => `k/a/${String(index).padStart(2, '0')}`);

/** Records of a few points and hours, so that all batches meet in the same cells. */
const record = (index: number, nTotal: number) => fmrRecord({ point: `LAO-LA0301-0${index % 3}`, hour: index % 5, nTotal, nationalities: [{ iso3: 'LAO', n: nTotal }], sexAge: [{ sex: 'F', age: '18-59', n: nTotal }] });

describe('batches that run at once', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  afterAll(() => figures.close());

  it('over the same cells and submissions, in opposite orders, neither deadlock nor lose a movement', async () => {
    const first = KEYS.map((key, index) => located(key, '1.1.1', { record: record(index, 3) }));
    const edited = KEYS.map((key, index) => located(key, '2.1.1', { record: record(index + 1, 5) }));
    const held = KEYS.filter((_, index) => index % 4 === 0).map((key) => quarantined(key, '2.2.0', { nTotal: 5 }));
    const deleted = KEYS.filter((_, index) => index % 4 === 1).map((key) => withdrawn(key, '3.0.0'));
    await Promise.all([
      figures.count(...first), figures.count(...first.toReversed()), figures.count(...edited.toReversed()), figures.count(...edited),
      figures.hold(...held.toReversed()), figures.withdraw(...deleted), figures.withdraw(...deleted.toReversed()),
    ]);
    const sums = Object.entries(await figures.cells());
    const valueOf = (cube: string, column: number): number => sums.filter(([name]) => name.startsWith(`${cube} `)).reduce((sum, [, cell]) => sum + (cell[column] ?? 0), 0);
    for (const cube of ['fmp.direction', 'fmp.direction.nationality', 'fmp.direction.sex.age', 'fmp.direction.hour']) expect([cube, valueOf(cube, 0), valueOf(cube, 1)]).toEqual([cube, 20 * 5, 20]);
    expect([valueOf('fmp.direction', 3), valueOf('fmp.direction', 4)]).toEqual([10, 50]);
  });

  it('of other submissions meet in thousands of cells, in opposite orders, without a deadlock', async () => {
    await figures.empty();
    const wide = (round: number, batch: number) => Array.from({ length: 200 }, (_, index) =>
      located(`k/${round}/${batch}/${index}`, '1.1.1', { record: fmrRecord({ point: `LAO-P${100 + index}-01`, hour: index % 24 }) }));
    for (let round = 0; round < 4; round++) {
      const batches = [0, 1, 2, 3].map((batch) => (batch % 2 === 0 ? wide(round, batch) : wide(round, batch).toReversed()));
      await Promise.all(batches.map((batch) => figures.count(...batch)));
    }
    expect((await figures.cells())['fmp.direction LAO-P177-01|inflow 2026-06-01']).toEqual([7 * 16, 16, 0, 0, 0]);
  });

  it('of the same submissions seen for the first time, in opposite orders, do not deadlock either', async () => {
    await figures.empty();
    for (let round = 0; round < 4; round++) {
      const batch = Array.from({ length: 1500 }, (_, index) => quarantined(`k/${round}/${index}`, '1.1.0'));
      await Promise.all([batch, batch.toReversed(), batch, batch.toReversed()].map((events) => figures.hold(...events)));
    }
    expect(await figures.cells()).toEqual({ 'fmp.direction LAO-LA0301-01|inflow 2026-06-01': [0, 0, 0, 6000, 42000] });
  });

  it('say the versions of each cell in rising order, the last being what is stored', async () => {
    const said = await figures.said();
    const last = new Map<string, number>();
    for (const { cube, cubeKey, day, version } of said) {
      const key = `${cube} ${cubeKey} ${day}`;
      expect(version.revision).toBe((last.get(key) ?? 0) + 1);
      last.set(key, version.revision);
    }
    const stored = await figures.database.query<{ name: string; revision: number }[]>(`select concat_ws(' ', cube, cube_key, day) as name, revision from flow_cell`);
    expect(new Map(stored.map(({ name, revision }) => [name, revision]))).toEqual(last);
  });
});
