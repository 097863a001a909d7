import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, registered, withdrawn } from './events.builder.js';
import { fmrRecord } from './fmr-record.builder.js';

const POINT = 'LAO-LA0301-01';
const elsewhere = { record: fmrRecord({ point: 'LAO-LA0401-01' }) };

describe('the class of a point', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());

  it('keeps records and holds of a community point out of the figures', async () => {
    await figures.register(registered(POINT, 1, 'community'));
    await figures.count(located('k/a/1', '1.1.1'));
    await figures.hold(quarantined('k/a/2', '1.1.0'));
    expect(await figures.cells()).toEqual({});
    expect(await figures.said()).toEqual([]);
  });

  it('takes them out when it becomes community later, and back in when it is none any more', async () => {
    await figures.count(located('k/a/1', '1.1.1'), located('k/a/2', '1.1.1'), located('k/a/3', '1.1.1', elsewhere));
    await figures.hold(quarantined('k/a/4', '1.1.0'));
    const before = await figures.cells();
    await figures.register(registered(POINT, 1, 'community'));
    expect(Object.keys(await figures.cells()).every((name) => name.includes('LAO-LA0401-01'))).toBe(true);
    await figures.count(located('k/a/5', '1.1.1'));
    await figures.withdraw(withdrawn('k/a/5', '2.0.0'));
    await figures.register(registered(POINT, 2, 'border'));
    expect(await figures.cells()).toEqual(before);
  });

  it('takes no notice of an older entry, or of one that changes nothing', async () => {
    await figures.count(located('k/a/1', '1.1.1'));
    await figures.register(registered(POINT, 3, 'border'), registered(POINT, 2, 'community'));
    const said = await figures.said();
    await figures.register(registered(POINT, 2, 'community'), registered(POINT, 4, 'internal'));
    expect(await figures.said()).toEqual(said);
  });

  it('is right when it changes while records are being counted', async () => {
    for (let round = 1; round <= 10; round++) {
      const batches = [0, 1, 2].map((batch) => figures.count(located(`k/${round}/${batch}`, '1.1.1')));
      await Promise.all([...batches, figures.register(registered(POINT, round, round % 2 === 1 ? 'community' : 'border'))]);
      const total = (await figures.cells())[`fmp.direction ${POINT}|inflow 2026-06-01`];
      expect(total).toEqual(round % 2 === 1 ? undefined : [7 * 3 * round, 3 * round, 0, 0, 0]);
    }
  });
});
