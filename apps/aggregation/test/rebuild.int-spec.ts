import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FigureUpdatedV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { RebuildFiguresService, type RebuildAsked } from '../src/rebuild-figures.service.js';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { FlowCellRepository } from '../src/store/flow-cell.repository.js';
import { KnownPointRepository } from '../src/store/known-point.repository.js';
import { KnownRoundRepository } from '../src/store/known-round.repository.js';
import { RebuildRepository } from '../src/store/rebuild.repository.js';
import { RecountRepository } from '../src/store/recount.repository.js';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { fmrRecord } from './fmr-record.builder.js';

const DAYS = 30;
const dayOf = (n: number): string => `2026-06-${String(1 + (n % DAYS)).padStart(2, '0')}`;
const record = (n: number, nTotal = 1 + (n % 9)) => fmrRecord({
  point: `LAO-LA0301-0${n % 4}`, day: dayOf(n), hour: n % 24, nTotal, nationalities: [{ iso3: 'LAO', n: nTotal }], sexAge: [{ sex: 'F', age: '18-59', n: nTotal }],
});
const arrivals = (from: number, count: number) => Array.from({ length: count }, (_, index) => located(`k/a/${from + index}`, '1.1.1', { record: record(from + index) }));

describe('a rebuild of the figures', () => {
  let figures: Counting;
  let rebuild: (asked?: Partial<RebuildAsked>) => ReturnType<RebuildFiguresService['rebuild']>;
  beforeAll(async () => {
    figures = await startCounting();
    const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => new Date());
    const stores = { rebuilds: new RebuildRepository(), recounts: new RecountRepository(), cells: new FlowCellRepository(), points: new KnownPointRepository(), rounds: new KnownRoundRepository(), outbox };
    rebuild = (asked = {}) => new RebuildFiguresService(figures.database, stores).rebuild({ accept: false, submissionsEach: 200, ...asked });
  });
  beforeEach(async () => {
    await figures.empty();
    for (const statement of ['delete from rebuild_chunk', 'delete from rebuild', 'update epoch set current = 1']) await figures.database.query(statement);
  });
  afterAll(() => figures.close());

  const damage = (): Promise<unknown> => figures.database.query(`update flow_cell set value = value + 5 where cube = 'fmp.direction' and cube_key = 'LAO-LA0301-01|inflow' and day = '2026-06-02'`);
  /** As a reader keeps them: the greatest version of each cell that was said. */
  const held = async (): Promise<Map<string, FigureUpdatedV1>> => {
    const kept = new Map<string, FigureUpdatedV1>();
    for (const said of await figures.said()) {
      const key = `${said.cube} ${said.cubeKey} ${said.day}`;
      const { epoch, revision } = kept.get(key)?.version ?? { epoch: 0, revision: 0 };
      if (said.version.epoch > epoch || (said.version.epoch === epoch && said.version.revision > revision)) kept.set(key, said);
    }
    return kept;
  };

  it('is equal to figures that went through thousands of submissions, edits, holds and withdrawals, also those that come while it runs', async () => {
    await figures.count(...arrivals(0, 2_000));
    let step = 0;
    const meanwhile = async (): Promise<void> => {
      const n = step++ * 50;
      await figures.count(...arrivals(3_000 + n, 50), ...Array.from({ length: 50 }, (_, index) => located(`k/a/${n + index}`, '2.1.1', { record: record(n + index + 7, 4) })));
      await figures.hold(...Array.from({ length: 10 }, (_, index) => quarantined(`k/a/${n + index}`, '2.2.0', { nTotal: 4, day: dayOf(n) })));
      await figures.withdraw(...Array.from({ length: 10 }, (_, index) => withdrawn(`k/a/${n + 20 + index}`, '3.0.0')));
    };
    const result = await rebuild({ onCompared: meanwhile });
    expect(step).toBeGreaterThanOrEqual(10);
    expect(result).toMatchObject({ outcome: 'equal', differences: [], epoch: 2, submissions: 2_000, done: 2_000 });
    expect(result?.liveHash).toBe(result?.freshHash);
    const cells = await figures.cells();
    const readers = await held();
    expect(new Set([...readers.values()].map(({ version }) => version.epoch))).toEqual(new Set([2]));
    for (const [name, { value, nRecords }] of readers) expect([name, value, nRecords]).toEqual([name, ...(cells[name]?.slice(0, 2) ?? [0, 0])]);
    expect([...readers.keys()]).toEqual(expect.arrayContaining(Object.keys(cells)));
  });

  it('finds a damaged cell, changes nothing, and sets it right where that is accepted', async () => {
    await figures.count(...arrivals(0, 300));
    await damage();
    const [before, said] = [await figures.cells(), (await figures.said()).length];
    const sums = before['fmp.direction LAO-LA0301-01|inflow 2026-06-02'] ?? [0, 0, 0, 0, 0];
    const found = [{ cube: 'fmp.direction', cubeKey: 'LAO-LA0301-01|inflow', day: '2026-06-02', live: { value: sums[0], nRecords: sums[1], nFlagged: 0 }, fresh: { value: sums[0] - 5, nRecords: sums[1], nFlagged: 0 } }];
    expect(await rebuild()).toMatchObject({ outcome: 'refused', differences: found, epoch: null, published: 0 });
    expect([await figures.cells(), (await figures.said()).length]).toEqual([before, said]);
    expect(await rebuild({ accept: true })).toMatchObject({ outcome: 'corrected', differences: found, epoch: 2 });
    expect((await held()).get('fmp.direction LAO-LA0301-01|inflow 2026-06-02')).toMatchObject({ value: sums[0] - 5, version: { epoch: 2, revision: expect.any(Number) } });
    expect(await rebuild()).toMatchObject({ outcome: 'equal', epoch: 3 });
  });

  it('takes a cell in which nothing stands down to nothing, and makes one that is missing', async () => {
    await figures.count(...arrivals(0, 10));
    await figures.database.query(`update flow_cell set cube_key = 'LAO-LA0301-01|outflow' where cube = 'fmp.direction' and cube_key = 'LAO-LA0301-01|inflow' and day = '2026-06-02'`);
    expect((await rebuild({ accept: true }))?.differences).toMatchObject([{ cubeKey: 'LAO-LA0301-01|inflow', live: { value: 0 } }, { cubeKey: 'LAO-LA0301-01|outflow', fresh: { value: 0, nRecords: 0 } }]);
    const readers = await held();
    expect(readers.get('fmp.direction LAO-LA0301-01|outflow 2026-06-02')).toMatchObject({ value: 0, nRecords: 0, version: { epoch: 2 } });
    expect(readers.get('fmp.direction LAO-LA0301-01|inflow 2026-06-02')).toMatchObject({ nRecords: 1, version: { epoch: 2 } });
  });

  it('goes on where it was broken off, and lets no second one begin beside it', async () => {
    await figures.count(...arrivals(0, 1_000));
    let chunks = 0;
    const breaking = rebuild({ onCompared: async () => {
      expect(await rebuild()).toBeNull();
      if (++chunks === 3) throw new Error('the power went');
    } });
    await expect(breaking).rejects.toThrow('the power went');
    const total = (await figures.database.query<{ n: number }[]>('select count(*)::int as n from rebuild_chunk'))[0]?.n ?? 0;
    let more = 0;
    expect(await rebuild({ onCompared: () => void more++ })).toMatchObject({ outcome: 'equal', epoch: 2, done: 1_000 });
    expect([total > 3, more]).toEqual([true, total - 3]);
  });
});
