import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '@fm/configuration';
import { MONITORING_POINT_REGISTERED, SUBMISSION_LOCATED, SUBMISSION_WITHDRAWN, type Envelope } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker } from '@fm/messaging';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { HASH_KEY } from '../../apps/aggregation/test/counting.builder.js';
import { located, registered, withdrawn } from '../../apps/aggregation/test/events.builder.js';
import { fmrRecord } from '../../apps/aggregation/test/fmr-record.builder.js';
import { AGGREGATION_SCHEMA, AggregationConfiguration, startAggregation } from '../../apps/aggregation/src/start-aggregation.js';
import { RunningGateway, SECRET } from '../../apps/gateway/test/running-gateway.js';

const QUESTION = 'from=2026-06-01&to=2026-06-01&interval=total&fmp=LAO-LA0301-01';
const ALL = { effectiveAt: '2026-06-01T03:00:00.000Z' };

/** A submission of 7 on the first, edited to 9 on the second, deleted on the fourth; another of 7 that came on the third. */
const STORY: readonly Envelope<object>[] = [
  located('k/a/1', '1.1.1', ALL),
  located('k/a/1', '2.1.1', { effectiveAt: '2026-06-02T03:00:00.000Z', record: fmrRecord({ nTotal: 9 }) }),
  located('k/a/2', '1.1.1', { effectiveAt: '2026-06-03T03:00:00.000Z' }),
  withdrawn('k/a/1', '3.0.0', 'deleted', '2026-06-04T03:00:00.000Z'),
];

describe('a figure as it was known', () => {
  let gateway: RunningGateway;
  let aggregation: RunningApp;
  let database: TestDatabase;
  const broker = new MemoryBroker((topic) => (topic.startsWith('fm.figure') ? [] : ['aggregation']));

  beforeAll(async () => {
    database = await testDatabase(AGGREGATION_SCHEMA);
    const config = readConfiguration(AggregationConfiguration, { PORT: '0', DATABASE_URL: database.urlOf(AGGREGATION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, PROTECTION_HASH_KEY: HASH_KEY, LOG_LEVEL: 'silent' });
    aggregation = await startAggregation({ config, broker });
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), { aggregationUrl: aggregation.url });
    const points = registered('LAO-LA0301-01', 1, 'border');
    await gateway.points(points.data);
    const say = ({ key, type, data, ...rest }: Envelope<object>): Promise<void> =>
      broker.publish([{ topic: type, key, headers: { 'content-type': 'application/json', ce_specversion: '1.0', ...Object.fromEntries(Object.entries({ ...rest, type }).map(([name, value]) => [`ce_${name}`, value])) }, value: Buffer.from(JSON.stringify(data)) }]);
    expect([points.type, STORY[0]?.type, STORY[3]?.type]).toEqual([MONITORING_POINT_REGISTERED.name, SUBMISSION_LOCATED.name, SUBMISSION_WITHDRAWN.name]);
    for (const event of [points, ...STORY]) await say(event);
    const own = await database.open(AGGREGATION_SCHEMA);
    await eventually(async () => expect(await own.query(`select submission, status from contribution order by 1`)).toEqual([{ submission: 'k/a/1', status: 'withdrawn' }, { submission: 'k/a/2', status: 'accepted' }]));
  });
  afterAll(async () => {
    await gateway.close();
    await aggregation.close();
    await broker.close();
    await database.close();
  });

  const asked = async (id: string, asOf: string, holder: string | null = 'viewer', more = ''): Promise<{ status: number; body: Record<string, unknown> }> => gateway.ask(`/api/v1/indicators/${id}?${QUESTION}${more}&asOf=${encodeURIComponent(asOf)}`, holder);
  const value = async (asOf: string, more = ''): Promise<unknown[]> => ((await asked('movements', asOf, 'viewer', more)).body['rows'] as { value: number }[]).map((row) => row.value);

  it.each([
    ['before anything came', '2026-06-01T00:00:00Z', []], ['after the first', '2026-06-01T12:00:00+07:00', [7]], ['after the edit', '2026-06-02T12:00:00Z', [9]],
    ['after the second', '2026-06-03T12:00:00Z', [16]], ['after the deletion', '2026-06-04T12:00:00Z', [7]],
  ])('%s', async (_, at, values) => {
    expect(await value(at)).toEqual(values);
  });

  it('also by dimensions, within the rights of who asks, with what was not known said', async () => {
    expect(await value('2026-06-03T12:00:00Z', '&by=province,direction&province=LA03')).toEqual([16]);
    const { status, body } = await asked('movements', '2026-06-03T12:00:00Z', 'viewer-LA03');
    expect([status, body['asOf'], (body['warnings'] as { code: string }[]).map(({ code }) => code)]).toEqual([200, '2026-06-03T12:00:00.000Z', expect.arrayContaining(['asOf', 'ownProvinces'])]);
    const shares = (await asked('nationality-share', '2026-06-02T12:00:00Z')).body['rows'] as { value: number }[];
    expect(shares.reduce((sum, row) => sum + row.value, 0)).toBeCloseTo(100);
  });

  it.each([['daily-average', '2026-06-03T12:00:00Z', 'viewer', 'FM-P-10'], ['fms-share', '2026-06-03T12:00:00Z', 'viewer', 'FM-P-10'], ['movements', '2026-06-03T12:00:00Z', null, 'FM-P-10'], ['movements', '2026-06-03', 'viewer', 'FM-P-02'], ['movements', '2026-08-01T00:00:00Z', 'viewer', 'FM-P-02']])(
    '%s at %s for %s is refused with %s', async (id, at, holder, code) => {
      const { status, body } = await gateway.ask(`/api/v1/indicators/${id}?asOf=${at}`, holder);
      expect([status, body['code']]).toEqual([400, code]);
    });
});
