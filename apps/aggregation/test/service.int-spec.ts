import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInternalToken, type Caller } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { attributesFor, headersOf, MONITORING_POINT_REGISTERED, PROTECTION_NOTED, ROUND_PLANNED, SUBMISSION_LOCATED, type Topic } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker } from '@fm/messaging';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { AGGREGATION_SCHEMA, AggregationConfiguration, startAggregation } from '../src/start-aggregation.js';
import { HASH_KEY } from './counting.builder.js';
import { located, registered } from './events.builder.js';

const SECRET = 'a-secret-of-at-least-32-characters';
const CELL = { measure: 'movements', cube: 'fmp.direction.hour', cubeKey: 'LAO-LA0301-01|inflow|08', day: '2026-06-01' };
const viewer: Caller = { subject: 'v', role: 'viewer', provinces: ['LA03'] };

describe('the service as a whole', () => {
  let database: TestDatabase;
  let app: RunningApp;
  const said: string[] = [];
  const broker = new MemoryBroker((topic) => (topic.startsWith('fm.figure') ? ['gateway'] : ['aggregation']));

  const publish = <T extends object>(topic: Topic<T>, data: T): Promise<void> => {
    const headers = headersOf(attributesFor(topic, data, { time: '2026-06-01T03:00:00.000Z', traceparent: '' }));
    return broker.publish([{ topic: topic.name, key: topic.keyOf(data), headers, value: Buffer.from(JSON.stringify(data)) }]);
  };
  const explain = async (asked: Record<string, string>, caller: Caller | null): Promise<{ status: number; body: unknown }> => {
    const headers = caller ? { authorization: `Bearer ${await signInternalToken(SECRET, caller)}` } : undefined;
    const response = await fetch(`${app.url}/v1/explain?${new URLSearchParams(asked).toString()}`, headers ? { headers } : {});
    return { status: response.status, body: await response.json() };
  };

  beforeAll(async () => {
    database = await testDatabase(AGGREGATION_SCHEMA);
    await broker.subscribe({
      group: 'gateway', topics: ['fm.figure.updated.v1'], onFailure: () => undefined, onBroken: () => undefined,
      onBatch: (batch) => { said.push(...batch.messages.map(({ key }) => key)); return Promise.resolve(); },
    });
    const config = readConfiguration(AggregationConfiguration, { PORT: '0', DATABASE_URL: database.urlOf(AGGREGATION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, PROTECTION_HASH_KEY: HASH_KEY, LOG_LEVEL: 'silent' });
    app = await startAggregation({ config, broker });
    await publish(MONITORING_POINT_REGISTERED, registered('LAO-LA0301-01', 1, 'border').data);
    await publish(SUBMISSION_LOCATED, located('k/a/1', '1.2.1').data);
  });
  afterAll(async () => {
    await app.close();
    await broker.close();
    await database.close();
  });

  it('turns a located submission into published figures', async () => {
    await eventually(() => expect(said).toContain('movements/fmp.direction/LAO-LA0301-01|inflow/2026-06-01'));
  });

  it('keeps what rounds plan, the later of each, and what is noted of protection', async () => {
    const plan = { round: 'R1', point: 'LAO-LA0301-01', month: '2026-06', names: { en: 'June', lo: 'ມິຖຸນາ' }, from: '2026-06-01', to: '2026-06-30', state: 'active', closedAt: null, finalAfterDays: 14, exclusionRule: null, donor: null, clearedBy: null, shifts: [], withdrawn: false } as const;
    await publish(ROUND_PLANNED, { ...plan, revision: 2 });
    await publish(ROUND_PLANNED, { ...plan, state: 'proposed', revision: 1 });
    await publish(PROTECTION_NOTED, { submission: 'k/a/1', version: { revision: 1, decision: 2, placement: 0 }, effectiveAt: '2026-06-01T03:00:00.000Z', kind: 'fmr', training: false, province: 'LA03', month: '2026-06', answers: {} });
    const own = await database.open(AGGREGATION_SCHEMA);
    await eventually(async () => expect(await own.query(`select revision, plan->>'state' as state from known_round`)).toEqual([{ revision: 2, state: 'active' }]));
    await eventually(async () => expect(await own.query('select kind, marks from protection_contribution')).toEqual([{ kind: 'fmr', marks: {} }]));
  });

  it('explains a figure by the submissions that make it', async () => {
    const { status, body } = await explain(CELL, viewer);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...CELL, truncated: false,
      figure: { value: 7, nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-06-01T03:00:00.000Z' },
      submissions: [{ submission: 'k/a/1', version: '1.2.1', status: 'accepted', value: 7 }],
    });
    expect((await explain({ ...CELL, day: '2026-06-02' }, viewer)).body).toMatchObject({ figure: null, submissions: [] });
  });

  it('refuses who has no right to it, and what names no cell', async () => {
    const statusOf = async (asked: Record<string, string>, caller: Caller | null): Promise<number> => (await explain(asked, caller)).status;
    expect(await statusOf(CELL, null)).toBe(401);
    expect(await statusOf(CELL, { subject: 'p', role: 'protection', provinces: null })).toBe(403);
    expect(await statusOf(CELL, { ...viewer, provinces: ['LA04'] })).toBe(403);
    expect(await statusOf({ ...CELL, cubeKey: 'unknown|unknown|08' }, viewer)).toBe(403);
    expect(await statusOf({ ...CELL, cubeKey: 'LAO-LA0301-01|inflow' }, viewer)).toBe(400);
    expect(await statusOf({ ...CELL, cube: 'fmp' }, viewer)).toBe(400);
    const { status, body } = await explain({ ...CELL, day: 'yesterday' }, viewer);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'FM-C-02', detail: expect.stringContaining('day') })]);
  });
});
