import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInternalToken, type Role } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { FIGURE_RELEASED, releaseHash, type FigureReleasedV1 } from '@fm/contracts';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker } from '@fm/messaging';
import type { Database } from '@fm/persistence';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { AGGREGATION_SCHEMA, AggregationConfiguration, startAggregation } from '../src/start-aggregation.js';
import { HASH_KEY } from './counting.builder.js';

const SECRET = 'a-secret-of-at-least-32-characters';
const JUNE = { from: '2026-06-01', to: '2026-06-30', title: { en: 'June', lo: 'ມິຖຸນາ' } };

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

describe('releases', () => {
  let test: TestDatabase;
  let database: Database;
  let app: RunningApp;
  let now = new Date('2026-07-20T03:00:00.000Z');
  const told: FigureReleasedV1[] = [];
  const broker = new MemoryBroker((topic) => (topic.startsWith('fm.figure') ? ['gateway'] : ['aggregation']));

  beforeAll(async () => {
    test = await testDatabase(AGGREGATION_SCHEMA);
    database = await test.open(AGGREGATION_SCHEMA);
    await broker.subscribe({
      group: 'gateway', topics: [FIGURE_RELEASED.name], onFailure: () => undefined, onBroken: () => undefined,
      onBatch: (batch) => { told.push(...batch.messages.map(({ value }) => JSON.parse(value.toString()) as FigureReleasedV1)); return Promise.resolve(); },
    });
    const config = readConfiguration(AggregationConfiguration, { PORT: '0', DATABASE_URL: test.urlOf(AGGREGATION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, PROTECTION_HASH_KEY: HASH_KEY, LOG_LEVEL: 'silent' });
    app = await startAggregation({ config, broker, clock: { now: () => now } });
    await database.query(`insert into known_point (code, revision, class, adm1, adm2) values ('LAO-LA0301-01', 1, 'border', 'LA03', 'LA0301'), ('LAO-LA0401-01', 1, 'internal', 'LA04', null)`);
    const round = { from: '2026-06-01', to: '2026-07-31', withdrawn: false, state: 'closed', clearedBy: 'clearer' };
    await database.query(`insert into known_round (round, point, month, revision, plan) values ('R1', 'LAO-LA0301-01', '2026-06', 1, $1)`, [JSON.stringify(round)]);
    await count('2026-06-01', 'LAO-LA0301-01', { LAO: 40, CHN: 3, VNM: 25 });
    await count('2026-06-02', 'LAO-LA0301-01', { LAO: 60 });
    await count('2026-06-02', 'LAO-LA0401-01', { LAO: 30 });
  });
  afterAll(async () => {
    await app.close();
    await broker.close();
    await test.close();
  });

  /** What one point counted into Laos on one day, in the place of what it counted before. */
  async function count(day: string, point: string, byNationality: Readonly<Record<string, number>>): Promise<void> {
    const total = Object.values(byNationality).reduce((sum, value) => sum + value, 0);
    const cells = [[MOVEMENT_CUBES.total.name, `${point}|inflow`, total], ...Object.entries(byNationality).map(([code, value]) => [MOVEMENT_CUBES.nationality.name, `${point}|inflow|${code}`, value])];
    await database.query(`delete from flow_cell where day = $1 and cube_key like $2`, [day, `${point}|%`]);
    for (const [cube, key, value] of cells) {
      await database.query(`insert into flow_cell (measure, cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, changed_at) values ('movements', $1, $2, $3, $4, 9, 0, 0, 0, 1, 1, '2026-07-01T00:00:00Z', now())`, [cube, key, day, value]);
    }
  }

  async function ask(path: string, subject: string, { method = 'GET', body, role = 'manager' }: { method?: string; body?: object; role?: Role } = {}): Promise<Answer> {
    const token = await signInternalToken(SECRET, { subject, role, provinces: null });
    const response = await fetch(`${app.url}/v1/releases${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const take = (id: number, step: string, subject: string): Promise<Answer> => ask(`/drafts/${id}/${step}`, subject, { method: 'POST' });

  async function drafted(asked: object = JUNE): Promise<number> {
    const { status, body } = await ask('', 'drafter', { method: 'POST', body: asked });
    expect([status, body['state']]).toEqual([202, 'preparing']);
    const id = Number(body['id']);
    await eventually(async () => expect((await ask(`/drafts/${id}`, 'other')).body).toMatchObject({ state: 'draft', audit: { clean: true, threshold: 5, narrow: [] } }));
    return id;
  }
  async function published(asked: object = JUNE): Promise<number> {
    const id = await drafted(asked);
    await take(id, 'review', 'other');
    await take(id, 'clear', 'clearer');
    expect((await take(id, 'publish', 'clearer')).status).toBe(200);
    return id;
  }
  const valuesOf = (release: number): Map<string, number | null> => new Map(told.filter((event) => event.release === release && event.manifest === null).map(({ cell, value }) => [cell, value]));

  it('are drafted by managers, of days that are over', async () => {
    for (const role of ['viewer', 'protection', 'admin'] as const) expect((await ask('', 'x', { method: 'POST', body: JUNE, role })).status).toBe(403);
    expect((await ask('', 'drafter', { method: 'POST', body: { ...JUNE, to: '2026-07-20' } })).body).toMatchObject({ status: 400, code: 'FM-C-22' });
    expect((await ask('', 'drafter', { method: 'POST', body: { ...JUNE, title: { en: 'x' } } })).body).toMatchObject({ status: 400, code: 'FM-C-10', detail: expect.stringContaining('title') });
    expect((await ask('/drafts/999', 'drafter')).body).toMatchObject({ status: 404, code: 'FM-C-20' });
    expect((await ask('/drafts/x', 'drafter')).status).toBe(404);
  });

  it('go from draft to published by others than the drafter, and tell nothing before', async () => {
    const id = await drafted();
    const refused: (readonly [string, string, number])[] = [['publish', 'clearer', 409], ['clear', 'clearer', 409], ['review', 'drafter', 403], ['polish', 'other', 409]];
    for (const [step, who, status] of refused) expect([step, (await take(id, step, who)).status]).toEqual([step, status]);
    expect((await ask(`/drafts/${id}/comments`, 'other', { method: 'POST', body: { text: 'Looks right.' } })).body).toMatchObject({ comments: [{ by: 'other', text: 'Looks right.' }] });
    expect((await take(id, 'review', 'other')).body).toMatchObject({ state: 'reviewed' });
    expect((await take(id, 'clear', 'drafter')).status).toBe(403);
    expect((await take(id, 'clear', 'other')).body).toMatchObject({ status: 403, code: 'FM-C-23', detail: expect.stringContaining('clearer') });
    expect((await take(id, 'clear', 'clearer')).body).toMatchObject({ state: 'cleared' });
    expect((await take(id, 'publish', 'other')).status).toBe(403);
    expect(told).toEqual([]);
    expect((await take(id, 'publish', 'clearer')).body).toMatchObject({ state: 'published', number: 1, publishedAt: now.toISOString() });
    await eventually(() => expect(told.some(({ manifest }) => manifest)).toBe(true));
  });

  it('tell suppressed cells without their value, and a manifest that fits them', async () => {
    const cells = valuesOf(1);
    expect(cells.get('movements/2026-06/all')).toBe(158);
    expect(cells.get('movements/2026-06-02/province=LA04,district=LA0401,fmp=LAO-LA0401-01')).toBe(30);
    expect([cells.get('movements/2026-06/nationality=CHN'), cells.get('movements/2026-06/nationality=LAO')]).toEqual([null, 130]);
    expect(cells.get('movements/2026-06/nationality=VNM')).toBe(null);
    await eventually(() => expect(told.find(({ manifest }) => manifest)?.manifest).toMatchObject({ cells: valuesOf(1).size, from: '2026-06-01', to: '2026-06-30', title: JUNE.title, asOf: '2026-07-01T00:00:00.000Z' }));
    const [manifest] = told.flatMap((event) => event.manifest ?? []);
    expect(manifest?.sha256).toBe(releaseHash([...valuesOf(1)].map(([cell, value]) => ({ cell, value }))));
    expect(JSON.stringify(told)).not.toContain('"confStatus":"C","value"');
    expect(told.filter(({ confStatus, value }) => confStatus === 'C' && value !== null)).toEqual([]);
  });

  it('never change once they are published', async () => {
    for (const step of ['review', 'clear', 'publish', 'discard']) expect((await take(1, step, 'clearer')).status).toBeGreaterThanOrEqual(403);
    expect((await ask('/drafts/1/comments', 'other', { method: 'POST', body: { text: 'late' } })).body).toMatchObject({ status: 409, code: 'FM-C-21' });
    for (const statement of ['update release_cell set value = 1', 'delete from release_cell', 'delete from release_base', `update release set title = '{}'`, 'delete from release', `insert into release_comment (release, by, at, text) values (1, 'x', now(), 'x')`]) {
      await expect(database.query(statement)).rejects.toThrow(/is published/);
    }
  });

  it('repeat what a change too small would tell, on every margin, and tell a large one', async () => {
    await count('2026-06-02', 'LAO-LA0301-01', { LAO: 63 });
    await count('2026-06-02', 'LAO-LA0401-01', { LAO: 50 });
    const id = await published();
    expect((await ask(`/drafts/${id}`, 'other')).body).toMatchObject({ number: 2, afterNumber: 1, heldBack: 1, audit: { releases: 2 } });
    await eventually(() => expect(valuesOf(2).size).toBe(valuesOf(1).size));
    const [before, after] = [valuesOf(1), valuesOf(2)];
    expect([after.get('movements/2026-06-02/province=LA03'), after.get('movements/2026-06/province=LA03')]).toEqual([60, 128]);
    expect([after.get('movements/2026-06-02/province=LA04'), after.get('movements/2026-06/all')]).toEqual([50, 178]);
    for (const [cell, value] of after) {
      const old = before.get(cell);
      expect([cell, old === null, value === null || value === old || Math.abs(value - (old ?? 0)) >= 5]).toEqual([cell, value === null, true]);
    }
  });

  it('that were made before another was published are made again', async () => {
    const first = await drafted();
    await published();
    expect((await take(first, 'review', 'other')).body).toMatchObject({ status: 409, code: 'FM-C-21', detail: expect.stringContaining('draft it again') });
    expect((await take(first, 'discard', 'drafter')).body).toMatchObject({ state: 'discarded' });
  });

  it('wait for the end of their embargo', async () => {
    const id = await published({ ...JUNE, embargoUntil: '2026-07-21T00:00:00Z' });
    expect((await ask(`/drafts/${id}`, 'other')).body).toMatchObject({ state: 'cleared', number: null });
    expect(told.some(({ release }) => release === 4)).toBe(false);
    now = new Date('2026-07-21T00:00:01.000Z');
    await eventually(async () => expect((await ask(`/drafts/${id}`, 'other')).body).toMatchObject({ state: 'published', number: 4 }));
  });

  it('do not go on where figures do not add up', async () => {
    await count('2026-05-01', 'LAO-LA0301-01', { LAO: 40 });
    await database.query(`update flow_cell set value = 47 where cube = 'fmp.direction' and day = '2026-05-01'`);
    const { body } = await ask('', 'drafter', { method: 'POST', body: { ...JUNE, from: '2026-05-01', to: '2026-05-31' } });
    const id = Number(body['id']);
    await eventually(async () => expect((await ask(`/drafts/${id}`, 'other')).body).toMatchObject({ state: 'draft', audit: { clean: false, broken: expect.arrayContaining(['movements/2026-05/all']) } }));
    expect((await take(id, 'review', 'other')).body).toMatchObject({ status: 409, detail: expect.stringContaining('audit') });
  });
});
