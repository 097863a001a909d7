import { describe, expect, it } from '@jest/globals';
import { KoboServer } from '../server/kobo-server.js';
import { FakeClock } from './fake-clock.js';
import type { HookRequest } from './hook-request.js';
import { HookSender } from './hook-sender.js';
import type { HookAnswer } from './post-hook.js';

/** Lets promises settle; the fake clock does not move by itself. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

function scene(answers: (HookAnswer | number)[], concurrency = 1) {
  const clock = new FakeClock();
  const server = new KoboServer({ seed: 's', firstId: 1, now: () => clock.now() });
  const asset = server.addAsset({ name: 'form' });
  const hook = asset.addHook({ name: 'h', endpoint: 'http://127.0.0.1/x' });
  const posted: HookRequest[] = [];
  const post = (request: HookRequest): Promise<HookAnswer> => {
    posted.push(request);
    const next = answers.shift() ?? 202;
    return Promise.resolve(typeof next === 'number' ? { kind: 'answered', status: next, body: `said ${next}` } : next);
  };
  const sender = new HookSender({ server, clock, post, concurrency, seed: 's' });
  const bodies = (): Record<string, unknown>[] => posted.map((request) => JSON.parse(String(request.body)) as Record<string, unknown>);
  return { clock, asset, hook, sender, posted, bodies };
}

async function runToEnd({ clock, sender }: ReturnType<typeof scene>): Promise<number[]> {
  const waits: number[] = [];
  await settle();
  for (let wait = clock.nextIn; wait !== null; wait = clock.nextIn) {
    waits.push(wait);
    clock.advance(wait);
    await settle();
  }
  await sender.idle();
  return waits;
}

describe('a hook sender', () => {
  it('sends once per submission when it is created, and nothing at an edit', async () => {
    const it = scene([]);
    it.asset.create({ q: 1 });
    it.asset.edit(1, { q: 2 });
    it.sender.trigger(it.asset, 1);
    await runToEnd(it);
    expect(it.posted).toHaveLength(1);
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'success', statusCode: 202, tries: 1, message: 'said 202' });
  });

  it('gives up after five tries within the ceilings', async () => {
    const it = scene([503, 502, 504, 503, 503, 202]);
    it.asset.create({ q: 1 });
    const waits = await runToEnd(it);
    expect(waits).toHaveLength(4);
    waits.forEach((wait, index) => expect(wait).toBeLessThanOrEqual(60_000 * 2 ** index));
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'failed', statusCode: 503, tries: 5 });
    expect(it.sender.ledger.acknowledged).toEqual([]);
  });

  it('does not try again after 500 or 429', async () => {
    const it = scene([500, 429]);
    it.asset.create({ q: 1 });
    it.asset.create({ q: 2 });
    expect(await runToEnd(it)).toEqual([]);
    expect([...it.hook.logs.values()].map((log) => log.status)).toEqual(['failed', 'failed']);
  });

  it('counts a read time-out as 504 and tries again', async () => {
    const it = scene([{ kind: 'failed', message: 'Read timed out', readTimeout: true }]);
    it.asset.create({ q: 1 });
    expect(await runToEnd(it)).toHaveLength(1);
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'success', tries: 2 });
  });

  it('reads the body anew at each try: a retry carries the edit', async () => {
    const it = scene([503]);
    const first = it.asset.create({ q: 1 });
    await settle();
    it.asset.edit(1, { q: 2 });
    await runToEnd(it);
    expect(it.bodies().map((body) => body['q'])).toEqual(['1', '2']);
    expect(it.bodies()[1]).toMatchObject({ 'meta/deprecatedID': `uuid:${first._uuid}`, 'meta/rootUuid': `uuid:${first._uuid}` });
    expect(it.sender.ledger.newest()).toMatchObject([{ submissionId: 1, revision: 2, status: 202 }]);
  });

  it('fails without a request when the submission was deleted meanwhile', async () => {
    const it = scene([503]);
    it.asset.create({ q: 1 });
    await settle();
    it.asset.delete(1);
    await runToEnd(it);
    expect(it.posted).toHaveLength(1);
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'failed', statusCode: null, message: 'Submission has been deleted' });
  });

  it('sends nothing through an inactive hook, and never later', async () => {
    const it = scene([]);
    it.hook.active = false;
    it.asset.create({ q: 1 });
    it.hook.active = true;
    await runToEnd(it);
    expect(it.posted).toEqual([]);
  });

  it('a person may retry what failed, after two minutes, once; what succeeded never', async () => {
    const it = scene([500, 500, 202]);
    it.asset.create({ q: 1 });
    await runToEnd(it);
    expect(await it.sender.retry(it.asset, it.hook, 1)).toBe(false);
    it.clock.advance(120_000);
    expect(await it.sender.retry(it.asset, it.hook, 1)).toBe(true);
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'failed', tries: 2 });
    it.clock.advance(120_000);
    expect(await it.sender.retry(it.asset, it.hook, 1)).toBe(true);
    it.clock.advance(120_000);
    expect(await it.sender.retry(it.asset, it.hook, 1)).toBe(false);
    expect(it.hook.logs.get(1)).toMatchObject({ status: 'success', tries: 3 });
  });

  it('keeps no order', async () => {
    const it = scene([]);
    for (let n = 1; n <= 30; n += 1) it.asset.create({ q: n });
    await runToEnd(it);
    const order = it.bodies().map((body) => Number(body['q']));
    expect([...order].sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(order).not.toEqual([...order].sort((one, other) => one - other));
  });

  it('stops without waiting for the retries', async () => {
    const it = scene([503]);
    it.asset.create({ q: 1 });
    await settle();
    const idle = it.sender.idle();
    await it.sender.stop();
    await idle;
    expect(it.sender.load).toBe(0);
    expect(it.clock.nextIn).toBeNull();
  });
});
