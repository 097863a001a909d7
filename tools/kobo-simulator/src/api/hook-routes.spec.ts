import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

interface Logs {
  count: number;
  next: string | null;
  previous: string | null;
  results: { uid: string; submission_id: number }[];
}

const HOOK = { name: 'Passage', endpoint: 'http://127.0.0.1/x' };

async function madeHook(it: ApiFixture): Promise<string> {
  const made = await it.call('/hooks/', { method: 'POST', body: HOOK });
  return (made.json as { uid: string }).uid;
}

describe('hooks by the API', () => {
  it('are made, listed, changed and deleted', async () => {
    const it = new ApiFixture();
    await it.during(async () => {
      const uid = await madeHook(it);
      expect((await it.call('/hooks/')).json).toMatchObject({ count: 1, results: [{ uid, ...HOOK }] });
      expect((await it.call(`/hooks/${uid}/`, { method: 'PATCH', body: { name: 'other' } })).json).toMatchObject({ name: 'other', active: true });
      expect((await it.call(`/hooks/${uid}/`, { method: 'DELETE' })).status).toBe(204);
      expect((await it.call(`/hooks/${uid}/`)).status).toBe(404);
      it.fill(1);
      await it.sender.idle();
      expect(it.sender.ledger.deliveries).toEqual([]);
    });
  });

  it('send again all that failed, and nothing else', async () => {
    const it = new ApiFixture();
    await it.during(async () => {
      const uid = await madeHook(it);
      const retry = (): Promise<{ status: number; json: unknown }> => it.call(`/hooks/${uid}/retry/`, { method: 'PATCH' });
      it.fill(3);
      await it.sender.idle();
      it.answer = 202;
      it.fill(1);
      await it.sender.idle();
      const scheduled = await retry();
      expect(scheduled).toMatchObject({ status: 200, json: { detail: 'Task successfully scheduled' } });
      expect((scheduled.json as { pending_uids: string[] }).pending_uids).toHaveLength(3);
      await it.sender.idle();
      expect((await it.call(`/hooks/${uid}/`)).json).toMatchObject({ success_count: 4, failed_count: 0, pending_count: 0 });
      expect(it.sender.ledger.deliveries).toHaveLength(7);
      expect((await retry()).status).toBe(304);
      await it.call(`/hooks/${uid}/`, { method: 'PATCH', body: { active: false } });
      expect((await retry()).status).toBe(400);
    });
  });

  it('fail again without a new series of tries', async () => {
    const it = new ApiFixture();
    const hook = it.asset.addHook(HOOK);
    it.fill(1);
    await it.sender.idle();
    it.answer = 503;
    expect(it.sender.retryAll(it.asset, hook)).toHaveLength(1);
    await it.sender.idle();
    expect(hook.logs.get(1)).toMatchObject({ tries: 2, status: 'failed', statusCode: 503 });
  });
});

describe('the logs of a hook', () => {
  it('come fifty to a page, by status and by date', async () => {
    const it = new ApiFixture();
    const hook = it.asset.addHook(HOOK);
    it.fill(60);
    await it.sender.idle();
    for (const log of hook.logs.values()) log.modifiedAt = new Date(Date.parse('2026-06-01T00:00:00Z') + log.submissionId * 3_600_000);
    await it.during(async () => {
      const logs = async (search: string): Promise<Logs> => (await it.call(`/hooks/${hook.uid}/logs/${search}`)).json as Logs;
      const first = await logs('?status=0&limit=1000');
      expect([first.count, first.results.length, first.results[0]?.submission_id, first.previous]).toEqual([60, 50, 60, null]);
      const second = (await it.call(first.next ?? '')).json as Logs;
      expect([second.results.length, second.next]).toEqual([10, null]);
      expect((await logs('?status=2')).count).toBe(0);
      const between = await logs('?start_date=2026-06-01T02:00:00%2B00:00&end_date=2026-06-01T04:00:00%2B00:00');
      expect(between.results.map((log) => log.submission_id)).toEqual([3, 2]);
      const one = `/hooks/${hook.uid}/logs/${between.results[0]?.uid}/`;
      expect((await it.call(one)).json).toMatchObject({ submission_id: 3, status: 0 });
    });
  });

  it.each(['?start_date=2026-06-01T02:00:00Z', '?end_date=2026-06-01T02:00:00+00:00', '?status=9'])('refuse %s', async (search) => {
    const it = new ApiFixture();
    const hook = it.asset.addHook(HOOK);
    await it.during(async () => {
      expect((await it.call(`/hooks/${hook.uid}/logs/${search}`)).status).toBe(400);
    });
  });
});
