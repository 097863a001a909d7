import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInternalToken, type Caller } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { attributesFor, headersOf, MONITORING_POINT_REGISTERED, PROTECTION_NOTED, ROUND_PLANNED, SUBMISSION_LOCATED, type Topic } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker } from '@fm/messaging';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { AGGREGATION_SCHEMA, AggregationConfiguration, startAggregation } from '../src/start-aggregation.js';
import type { FmsRecord } from '@fm/contracts/vocabulary';
import { covered, coverageRecord } from './coverage.builder.js';
import { HASH_KEY } from './counting.builder.js';
import { located, registered } from './events.builder.js';

const SECRET = 'a-secret-of-at-least-32-characters';
const CELL = { measure: 'movements', cube: 'fmp.direction.hour', cubeKey: 'LAO-LA0301-01|inflow|08', day: '2026-06-01' };
const nowhere = { country: 'XXX', adm1: null, adm2: null, text: null };
const header = { point: 'LAO-LA0301-01', day: '2026-06-01', hour: null, shift: null, enumerator: null };
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

  it('settles the days of points, and keeps interviews for their snapshots', async () => {
    const record: FmsRecord = { ...header, outcome: 'refused', direction: 'outflow', origin: nowhere, destination: nowhere, answers: {} };
    await publish(SUBMISSION_LOCATED, covered('k/c/1', '1.1.1', coverageRecord('2026-06-01T08:00', '2026-06-01T12:00')));
    await publish(SUBMISSION_LOCATED, located('k/s/1', '1.1.1', { kind: 'fms', record }).data);
    await eventually(() => expect(said).toEqual(expect.arrayContaining(['point-days/fmp.state/LAO-LA0301-01|observed/2026-06-01', 'observed-hours/fmp/LAO-LA0301-01/2026-06-01', 'vulnerable-groups/fmp.direction.anyVulnerability/LAO-LA0301-01|inflow|yes/2026-06-01'])));
    const own = await database.open(AGGREGATION_SCHEMA);
    await eventually(async () => expect(await own.query('select submission, province, tally from survey_contribution')).toEqual([{ submission: 'k/s/1', province: 'LA03', tally: { outcome: 'refused', answers: [], bases: [], wageGap: null } }]));
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

  /** The round that is planned above ends with June. */
  const AFTER = '2026-07-20T03:00:00.000Z';
  const asked = async (path: string, query: Record<string, string>, caller: Caller = viewer): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(`${app.url}/v1/${path}?${new URLSearchParams(query).toString()}`, { headers: { authorization: `Bearer ${await signInternalToken(SECRET, caller)}` } });
    return { status: response.status, body: await response.json() };
  };

  it('tells what figures were, page by page what final ones became, and what came late, within the provinces of who asks', async () => {
    await publish(SUBMISSION_LOCATED, located('k/a/2', '1.1.1', { effectiveAt: AFTER, receivedAt: AFTER }).data);
    const past = { cube: 'fmp.direction,fmp.direction.hour', from: '2026-06-01', to: '2026-06-30', fmp: 'LAO-LA0301-01', direction: 'inflow' };
    const valuesAt = async (at: string, caller?: Caller): Promise<number[]> => ((await asked('figures/as-of', { ...past, at }, caller)).body as { cells: { value: number }[] }).cells.map(({ value }) => value);
    await eventually(async () => expect(await valuesAt(AFTER)).toEqual([7, 7].map((n) => n * 2)));
    expect(await valuesAt('2026-06-10T00:00:00.000Z')).toEqual([7, 7]);
    expect(await valuesAt(AFTER, { ...viewer, provinces: ['LA04'] })).toEqual([]);
    const { body: first } = await asked('restatements', { limit: '10' });
    const { rows, next } = first as { rows: { id: number }[]; next: string };
    const { body: second } = await asked('restatements', { limit: '10', after: next });
    expect([rows.length, (second as typeof first & { rows: unknown[] }).rows.length, (second as { next: unknown }).next]).toEqual([10, 4, null]);
    expect(rows[0]).toMatchObject({ day: '2026-06-01', before: { nRecords: 1 }, after: { nRecords: 2 }, cause: { type: 'fm.submission.located.v1', effectiveAt: AFTER }, version: { epoch: 1, revision: 2 } });
    expect((await asked('late', {})).body).toEqual({ rows: [{ point: 'LAO-LA0301-01', day: '2026-06-01', receivedDay: '2026-07-20', nNew: 1, nEdited: 0, movements: 7 }], next: null });
    expect((await asked('late', { after: '2026-06-01_2026-07-20_LAO-LA0301-01' })).body).toEqual({ rows: [], next: null });
    const elsewhere = { ...viewer, provinces: ['LA04'] };
    for (const path of ['restatements', 'late']) expect((await asked(path, {}, elsewhere)).body).toEqual({ rows: [], next: null });
  });

  it.each<[string, Record<string, string>, string]>([
    ['figures/as-of', { cube: 'fmp.direction', from: '2026-06-01', to: '2026-06-30' }, 'at'],
    ['figures/as-of', { cube: 'fmp', from: '2026-06-01', to: '2026-06-30', at: AFTER }, 'cube'],
    ['figures/as-of', { cube: 'fmp.direction', from: '2026-02-30', to: '2026-06-30', at: '2026-06-20' }, 'from, at'],
    ['restatements', { limit: '0' }, 'limit'], ['restatements', { after: 'x' }, 'next'], ['late', { after: 'x' }, 'next'], ['late', { from: 'x' }, 'from'],
  ])('says what to mend in %s?%j', async (path, query, named) => {
    const { status, body } = await asked(path, query);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: 'FM-C-10', detail: expect.stringContaining(named) })]);
  });
});
