import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HookSender } from '../hooks/hook-sender.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { KoboServer } from '../server/kobo-server.js';
import { KoboApi } from './kobo-api.js';

interface PageOf<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

let api: KoboApi;
let base: string;
let asset: KoboAsset;
let answer = 500;

beforeEach(async () => {
  const server = new KoboServer({ seed: 's', firstId: 1 });
  asset = server.addAsset({ name: 'lao_fm_fmr', uid: 'aForm' });
  const sender = new HookSender({ server, timeScale: 0, post: () => Promise.resolve({ kind: 'answered', status: answer, body: 'no' }) });
  api = new KoboApi({ server, token: 't0ken', sender, fault: (_, path) => (path.endsWith('/versions/broken/') ? 429 : undefined) });
  base = `${await api.listen()}/api/v2/assets/aForm`;
});

afterEach(() => api.close());

async function call(path: string, { method = 'GET', body, token = 't0ken' }: { method?: string; body?: unknown; token?: string } = {}) {
  const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, json: (text === '' ? null : JSON.parse(text)) as unknown };
}

async function data(parameters: Record<string, unknown>): Promise<PageOf<Record<string, unknown>>> {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) search.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  return (await call(`/data/?${search}`)).json as PageOf<Record<string, unknown>>;
}

const ids = (page: PageOf<Record<string, unknown>>): unknown[] => page.results.map((one) => one['_id']);

function fill(count: number): void {
  for (let n = 1; n <= count; n += 1) asset.create({ n }, { at: new Date(Date.parse('2026-06-01T00:00:00Z') + n * 60_000) });
}

describe('access', () => {
  it('wants the token', async () => {
    expect(await call('/', { token: 'other' })).toEqual({ status: 401, json: { detail: 'Invalid token.' } });
    expect((await fetch(`${base}/`)).status).toBe(401);
  });

  it('shows the asset with its version and count', async () => {
    fill(2);
    expect((await call('/')).json).toMatchObject({ uid: 'aForm', deployed_version_id: asset.version, deployment__submission_count: 2 });
    expect((await call('/versions/broken/')).status).toBe(429);
  });
});

describe('a sweep', () => {
  it('pages by key, a hundred unless told, a thousand at most', async () => {
    fill(1100);
    expect(ids(await data({}))).toHaveLength(100);
    const page = await data({ query: { _id: { $gt: 50 } }, sort: { _id: 1 }, limit: '30000' });
    expect([page.count, ids(page).length, ids(page)[0], page.previous]).toEqual([1050, 1000, 51, null]);
    const next = (await (await fetch(page.next ?? '', { headers: { authorization: 'Token t0ken' } })).json()) as PageOf<Record<string, unknown>>;
    expect([ids(next).length, ids(next)[0], next.next]).toEqual([50, 1051, null]);
    expect(ids(await data({ sort: { _id: -1 }, limit: '2' }))).toEqual([1100, 1099]);
  });

  it('filters by id, time and both', async () => {
    fill(6);
    expect(ids(await data({ query: { _submission_time: { $gte: '2026-06-01T00:03:00', $lt: '2026-06-01T00:05:00' } } }))).toEqual([3, 4]);
    expect(ids(await data({ query: { $and: [{ _id: { $lte: 4 } }, { _id: { $in: [1, 4, 5] } }] } }))).toEqual([1, 4]);
    expect(ids(await data({ query: { n: { $gt: '10' } } }))).toEqual([2, 3, 4, 5, 6]);
    expect((await call('/data/?query={"_id":{"$where":1}}')).status).toBe(400);
    expect((await call('/data/?query=nonsense')).status).toBe(400);
  });

  it('gives named fields with identity, and an empty status that was not asked for', async () => {
    fill(1);
    asset.setValidationStatus(1, 'approved');
    const root = asset.find(1)?.['meta/rootUuid'];
    expect((await data({ fields: ['_submission_time'] })).results).toEqual([
      { _id: 1, _uuid: asset.find(1)?._uuid, 'meta/rootUuid': root, _submission_time: '2026-06-01T00:01:00', _validation_status: {} },
    ]);
    expect((await data({ fields: ['_validation_status'] })).results[0]).toMatchObject({ _validation_status: { label: 'Approved' } });
  });
});

describe('one submission', () => {
  it('is found by id and root, and 404 once deleted', async () => {
    fill(1);
    const root = String(asset.find(1)?._uuid);
    expect((await call(`/data/${root}/`)).json).toMatchObject({ _id: 1, n: '1' });
    asset.delete(1);
    expect(await call('/data/1/')).toEqual({ status: 404, json: { detail: 'Not found.' } });
  });

  it('takes a review and a bulk edit', async () => {
    fill(1);
    const before = asset.find(1)?._uuid;
    const review = await call('/data/1/validation_status/', { method: 'PATCH', body: { 'validation_status.uid': 'validation_status_on_hold' } });
    expect(review).toMatchObject({ status: 200, json: { uid: 'validation_status_on_hold', label: 'On hold' } });
    const edit = await call('/data/bulk/', { method: 'PATCH', body: { payload: { submission_ids: ['1', '9'], data: { n: '7' } } } });
    expect(edit.json).toMatchObject({ count: 2, successes: 1, failures: 1 });
    expect(asset.find(1)).toMatchObject({ n: '7', 'meta/deprecatedID': `uuid:${before}`, _validation_status: { label: 'On hold' } });
    expect((await call('/data/1/validation_status/', { method: 'PATCH', body: { 'validation_status.uid': 'odd' } })).status).toBe(400);
  });
});

describe('history', () => {
  it('is newest first and can be filtered', async () => {
    fill(2);
    asset.edit(1, { n: 9 }, new Date('2026-06-02T00:00:00Z'));
    asset.delete(2, new Date('2026-06-03T00:00:00Z'));
    const page = (await call('/history/')).json as PageOf<{ action: string }>;
    expect(page.results.map((entry) => entry.action)).toEqual(['delete-submission', 'modify-submission', 'add-submission', 'add-submission']);
    const filter = encodeURIComponent('action:modify-submission AND date_created__gte:"2026-06-01T12:00:00Z"');
    expect((await call(`/history/?q=${filter}`)).json).toMatchObject({ count: 1, results: [{ date_created: '2026-06-02T00:00:00Z' }] });
  });
});

describe('hooks', () => {
  it('are made, changed and retried', async () => {
    const made = await call('/hooks/', { method: 'POST', body: { name: 'p', endpoint: 'http://127.0.0.1/x', auth_level: 'basic_auth', settings: { username: 'u', password: 'p' } } });
    const { uid } = made.json as { uid: string };
    expect(made).toMatchObject({ status: 201, json: { active: true, settings: { username: 'u', password: 'p', custom_headers: {} } } });
    answer = 500;
    asset.create({ n: 1 });
    await new Promise(setImmediate);
    const logs = (await call(`/hooks/${uid}/logs/?status=0`)).json as PageOf<{ uid: string }>;
    expect(logs).toMatchObject({ count: 1, results: [{ submission_id: 1, tries: 1, status: 0, status_str: 'failed', status_code: 500 }] });
    answer = 202;
    const retry = `/hooks/${uid}/logs/${logs.results[0]?.uid}/retry/`;
    expect(await call(retry, { method: 'PATCH' })).toEqual({ status: 200, json: { detail: 'no', status_code: 202 } });
    expect((await call(retry, { method: 'PATCH' })).status).toBe(400);
    expect((await call(`/hooks/${uid}/`, { method: 'PATCH', body: { active: false } })).json).toMatchObject({ active: false, success_count: 1 });
    expect((await call('/hooks/', { method: 'POST', body: { name: 'p', endpoint: 'ftp://x' } })).status).toBe(400);
  });
});
