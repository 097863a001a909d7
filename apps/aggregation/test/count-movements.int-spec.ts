import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startCounting, type Counting, type Sums } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { bareRecord, fmrRecord } from './fmr-record.builder.js';

const TOTAL = 'fmp.direction LAO-LA0301-01|inflow 2026-06-01';
const NOTHING: Sums = [0, 0, 0, 0, 0];

describe('counting movements', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());

  const total = async (): Promise<Sums> => (await figures.cells())[TOTAL] ?? NOTHING;

  it('puts a record into every cell that it belongs to, and says each once', async () => {
    await figures.count(located('k/a/1', '1.1.1'));
    const key = 'LAO-LA0301-01|inflow';
    const seven: Sums = [7, 1, 0, 0, 0];
    expect(await figures.cells()).toEqual({
      [TOTAL]: seven,
      [`fmp.direction.nationality ${key}|CHN 2026-06-01`]: [4, 1, 0, 0, 0], [`fmp.direction.nationality ${key}|LAO 2026-06-01`]: [3, 1, 0, 0, 0],
      [`fmp.direction.sex.age ${key}|F|18-59 2026-06-01`]: [3, 1, 0, 0, 0], [`fmp.direction.sex.age ${key}|M|5-17 2026-06-01`]: [2, 1, 0, 0, 0],
      [`fmp.direction.sex.age ${key}|unknown|unknown 2026-06-01`]: [2, 1, 0, 0, 0],
      [`fmp.direction.transport.movementType ${key}|bus|tourism 2026-06-01`]: seven, [`fmp.direction.hour ${key}|08 2026-06-01`]: seven,
      [`fmp.direction.reason ${key}|_base 2026-06-01`]: seven, [`fmp.direction.reason ${key}|tourism 2026-06-01`]: seven, [`fmp.direction.reason ${key}|family_visit 2026-06-01`]: seven,
      [`fmp.direction.depCountry.depProvince.destCountry.destProvince ${key}|CHN|none|LAO|LA03 2026-06-01`]: seven,
      [`fmp.direction.vulnerability ${key}|_base 2026-06-01`]: seven, [`fmp.direction.vulnerability ${key}|pregnant 2026-06-01`]: [1, 1, 0, 0, 0],
    });
    const said = await figures.said();
    expect(said).toHaveLength(14);
    expect(said.find(({ cube }) => cube === 'fmp.direction.nationality')).toEqual({
      measure: 'movements', cube: 'fmp.direction.nationality', cubeKey: `${key}|CHN`, day: '2026-06-01',
      dimensions: { fmp: 'LAO-LA0301-01', direction: 'inflow', nationality: 'CHN' },
      value: 4, nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-06-01T03:00:00.000Z', state: 'provisional',
    });
  });

  it('says a cell once for a whole batch', async () => {
    await figures.count(located('k/a/1', '1.1.1'), located('k/a/2', '1.1.1', { status: 'flagged' }), located('k/a/3', '1.1.1', { training: true }));
    expect(await total()).toEqual([14, 2, 1, 0, 0]);
    expect((await figures.said()).filter(({ cube }) => cube === 'fmp.direction')).toHaveLength(1);
  });

  it('follows a correction downward and upward, and leaves alone the cells that it does not touch', async () => {
    await figures.count(located('k/a/1', '1.1.1', { record: bareRecord({ direction: 'inflow', nTotal: 7 }) }));
    await figures.count(located('k/a/1', '2.1.1', { record: bareRecord({ direction: 'inflow', nTotal: 2 }) }));
    expect(await total()).toEqual([2, 1, 0, 0, 0]);
    await figures.count(located('k/a/1', '3.1.1', { record: bareRecord({ direction: 'inflow', nTotal: 30 }) }));
    expect(await total()).toEqual([30, 1, 0, 0, 0]);
    const versions = (await figures.said()).map(({ cube, version: { revision } }) => `${cube} ${revision}`);
    expect(versions.filter((said) => said.startsWith('fmp.direction '))).toEqual(['fmp.direction 1', 'fmp.direction 2', 'fmp.direction 3']);
    expect(versions.filter((said) => said.startsWith('fmp.direction.nationality'))).toEqual(['fmp.direction.nationality 1']);
  });

  it('says a cell that falls to nothing as 0 with 0 records', async () => {
    await figures.count(located('k/a/1', '1.1.1'));
    await figures.count(located('k/a/1', '2.1.1', { record: fmrRecord({ day: '2026-06-02' }) }));
    expect(await total()).toEqual(NOTHING);
    expect((await figures.said()).findLast(({ cube, day }) => cube === 'fmp.direction' && day === '2026-06-01')).toMatchObject({ value: 0, nRecords: 0, version: { revision: 2 } });
  });

  it('counts a hold beside the figure, takes its record out, and brings it back when it is released', async () => {
    await figures.count(located('k/a/1', '1.1.1'), located('k/a/2', '1.1.1'));
    await figures.hold(quarantined('k/a/1', '1.2.0', { nTotal: 7 }));
    expect(await total()).toEqual([7, 1, 0, 1, 7]);
    await figures.count(located('k/a/1', '1.3.1'));
    expect(await total()).toEqual([14, 2, 0, 0, 0]);
    await figures.hold(quarantined('k/a/1', '1.4.0', { status: 'rejected' }));
    expect(await total()).toEqual([7, 1, 0, 0, 0]);
  });

  it('puts a hold without a place under unknown', async () => {
    await figures.hold(quarantined('k/a/1', '1.1.0', { point: null, day: null, direction: null, nTotal: null }));
    expect(await figures.cells()).toEqual({ 'fmp.direction unknown|unknown 2026-06-01': [0, 0, 0, 1, 0] });
  });

  it('takes a withdrawn record back and remembers it for ever', async () => {
    await figures.count(located('k/a/1', '1.1.1'));
    await figures.withdraw(withdrawn('k/a/1', '2.0.0'));
    await figures.count(located('k/a/1', '1.9.9'));
    expect(await figures.cells()).toEqual({});
    expect(await figures.database.query('select status, revision, point, parts from contribution')).toEqual([{ status: 'withdrawn', revision: 2, point: null, parts: [] }]);
    await figures.count(located('k/a/1', '3.1.1'));
    expect(await total()).toEqual([7, 1, 0, 0, 0]);
  });

  it('lets a withdrawal or a hold that comes first win over an older located', async () => {
    await figures.withdraw(withdrawn('k/a/1', '2.0.0'));
    await figures.hold(quarantined('k/a/2', '1.2.0'));
    await figures.count(located('k/a/1', '1.1.1'), located('k/a/2', '1.1.1'));
    expect(await total()).toEqual([0, 0, 0, 1, 7]);
  });

  it('does nothing and says nothing when events are delivered again', async () => {
    const batch = [located('k/a/1', '1.1.1'), located('k/a/2', '1.1.1')];
    await figures.count(...batch);
    const said = (await figures.said()).length;
    await figures.count(...batch, ...batch);
    expect(await total()).toEqual([14, 2, 0, 0, 0]);
    expect(await figures.said()).toHaveLength(said);
  });

  it('says every cell of the last minutes once more after a takeover, at its current version', async () => {
    await figures.count(located('k/a/1', '1.1.1'));
    await figures.count(located('k/a/1', '2.1.1', { record: fmrRecord({ hour: 9 }) }));
    const latest = new Map((await figures.said()).map((figure) => [`${figure.cube}/${figure.cubeKey}`, figure]));
    await figures.database.query('delete from outbox');
    await figures.database.query(`update flow_cell set changed_at = now() - interval '1 hour' where cube = 'fmp.direction'`);
    latest.delete('fmp.direction/LAO-LA0301-01|inflow');
    await figures.republish();
    expect(new Map((await figures.said()).map((figure) => [`${figure.cube}/${figure.cubeKey}`, figure]))).toEqual(latest);
  });
});
