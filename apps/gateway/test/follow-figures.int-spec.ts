import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { FIGURE_UPDATED, MONITORING_POINT_REGISTERED } from '@fm/contracts';
import { KafkaBroker } from '@fm/messaging';
import { eventually, NamespacedBroker, silentLog } from '@fm/testing';
import { withKafka } from '../../../libs/testing/src/kafka-of-run.js';
import { BREAKDOWNS, figure, point, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const run = promisify(execFile);

withKafka('the example that follows figures from the topics alone', (brokers) => {
  const prefix = `t-${randomUUID()}.`;
  let gateway: RunningGateway;
  beforeAll(async () => {
    const kafka = new NamespacedBroker(new KafkaBroker({ brokers, clientId: 'follow-figures-test', log: silentLog }), prefix);
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), {}, kafka);
  });
  afterAll(() => gateway.close());

  const followed = async (): Promise<Record<string, unknown>[]> => {
    const { stdout } = await run(process.execPath, ['examples/follow-figures/follow.mjs', '--brokers', brokers.join(','), '--prefix', prefix], { timeout: 60_000 });
    return JSON.parse(stdout) as Record<string, unknown>[];
  };
  const answered = async (): Promise<Record<string, unknown>[]> => {
    const rows = await gateway.rows('from=2026-01-01&to=2026-12-31&by=fmp,direction,province');
    return rows.map(({ period, fmp, direction, province, value, nRecords, revision }) => ({ period, fmp, direction, province, value, nRecords, revision }));
  };
  const sorted = (rows: Record<string, unknown>[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

  it('reaches what the API answers: corrections, retractions, a rebuild and a point that moves', async () => {
    await gateway.tell(MONITORING_POINT_REGISTERED, [...POINTS, point('BOTEN', { adm1: 'LA03', adm2: 'LA0302', corridor: 'north-rail', revision: 2 })]);
    const cell = (value: number, epoch: number, revision: number, place = 'BOTEN|inflow') => figure('total', '2026-06-01', place, { value, nRecords: value, version: { epoch, revision } });
    await gateway.tell(FIGURE_UPDATED, [...TOTALS, ...BREAKDOWNS, cell(12, 1, 2), cell(9, 1, 3), cell(12, 1, 2), cell(0, 1, 8, 'BOTEN|outflow'), cell(8, 2, 1), cell(99, 1, 9)]);
    await eventually(async () => expect((await answered()).find(({ fmp }) => fmp === 'BOTEN')).toMatchObject({ value: 8, revision: 1 }));
    await eventually(async () => expect(sorted(await followed())).toEqual(sorted(await answered())));
    expect((await followed()).some(({ direction }) => direction === 'outflow')).toBe(false);
    await gateway.tell(FIGURE_UPDATED, [cell(3, 2, 2, 'NATEUY|inflow')]);
    await eventually(async () => expect((await answered()).find(({ fmp, period }) => fmp === 'NATEUY' && period === '2026-06-01')).toMatchObject({ value: 3 }));
    await eventually(async () => expect(sorted(await followed())).toEqual(sorted(await answered())));
  });
});
